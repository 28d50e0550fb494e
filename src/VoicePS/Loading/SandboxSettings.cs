using System;

namespace VoicePS.Loading;

/// <summary>How a sandbox is to be started, in terms that need nothing of VoicePS.Sandbox.dll.</summary>
internal sealed record SandboxSettings
{
    /// <summary>The port, or 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Current or 2017.</summary>
    public string ApiVersion { get; init; } = "Current";

    /// <summary>How many times faster than real time its time runs; null for the sandbox's own.</summary>
    public double? TimeScale { get; init; }

    /// <summary>The application's answer URL, and whether it is asked by GET or POST.</summary>
    public (string? Url, string Method) Answer { get; init; } = (null, "GET");

    /// <summary>The application's fallback answer URL, and whether it is asked by GET or POST.</summary>
    public (string? Url, string Method) FallbackAnswer { get; init; } = (null, "GET");

    /// <summary>The application's event URL, and whether it is told by POST or GET.</summary>
    public (string? Url, string Method) Events { get; init; } = (null, "POST");

    /// <summary>True where the limits of an account are enforced.</summary>
    public bool EnforceRateLimit { get; init; }

    /// <summary>How many days calls can be looked at, by the sandbox's time; null for the sandbox's own.</summary>
    public int? LegPersistenceDays { get; init; }

    /// <summary>How many calls there are at the start that have ended already.</summary>
    public int SeedCalls { get; init; }

    /// <summary>Decides what those calls are; null lets chance decide.</summary>
    public int? Seed { get; init; }

    /// <summary>Gets a line for each request.</summary>
    public Action<string>? RequestLog { get; init; }

    /// <summary>The signature secret as UTF-8; null where webhooks are not signed.</summary>
    public byte[]? SignatureSecret { get; init; }

    /// <summary>The API key that signatures name; null for the sandbox's own.</summary>
    public string? ApiKey { get; init; }
}
