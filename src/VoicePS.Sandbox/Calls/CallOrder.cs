using System;
using System.Text.Json;

namespace VoicePS.Sandbox.Calls;

/// <summary>A valid request for a call: what the later life of the leg depends on.</summary>
internal sealed class CallOrder
{
    public const int DefaultLengthTimer = 7200;

    public const int DefaultRingingTimer = 60;

    public required LegEndpoint To { get; init; }

    /// <summary>The caller's number; null lets the application choose one of its own.</summary>
    public string? From { get; init; }

    public TimeSpan LengthTimer { get; init; } = TimeSpan.FromSeconds(DefaultLengthTimer);

    public TimeSpan RingingTimer { get; init; } = TimeSpan.FromSeconds(DefaultRingingTimer);

    /// <summary>The inline NCCO. Either this or <see cref="AnswerUrl"/> is there.</summary>
    public JsonElement? Ncco { get; init; }

    public string? AnswerUrl { get; init; }

    public string AnswerMethod { get; init; } = "GET";

    public string? EventUrl { get; init; }

    public string EventMethod { get; init; } = "POST";

    public string? MachineDetection { get; init; }

    public JsonElement? AdvancedMachineDetection { get; init; }

    /// <summary>True where somebody calls the application.</summary>
    public bool IsInbound { get; init; }

    /// <summary>True where the answer to the event of a failed call may be an NCCO for the call that it was connected to.</summary>
    public bool AsksWhenFailed { get; init; }
}
