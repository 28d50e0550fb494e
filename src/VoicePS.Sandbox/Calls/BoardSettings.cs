using System;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>What the application has set, and what the sandbox was started with.</summary>
internal sealed record BoardSettings
{
    public required TimeSpan RingAfter { get; init; }

    public required TimeSpan AnswerAfter { get; init; }

    public required SandboxApiVersion Version { get; init; }

    /// <summary>Where the API is, as webhooks have it.</summary>
    public required Uri Region { get; init; }

    /// <summary>What numbers do: the same for all applications.</summary>
    public NumberBook Numbers { get; init; } = new();

    /// <summary>How many calls a second may be placed; null sets no limit.</summary>
    public RateLimit? Calls { get; init; }

    /// <summary>Asked what to do with calls that come in.</summary>
    public WebhookTarget? Answer { get; init; }

    /// <summary>Asked where an answer URL, or an event URL that may answer with an NCCO, fails.</summary>
    public WebhookTarget? FallbackAnswer { get; init; }

    /// <summary>Told of the events of calls that have no event URL of their own.</summary>
    public WebhookTarget? Events { get; init; }
}
