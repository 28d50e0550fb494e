using System;

namespace VoicePS.Loading;

/// <summary>How a sandbox is to be started, in terms that need nothing of VoicePS.Sandbox.dll.</summary>
internal sealed record SandboxSettings
{
    /// <summary>The port, or 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Current or 2017.</summary>
    public string ApiVersion { get; init; } = "Current";

    /// <summary>Gets a line for each request.</summary>
    public Action<string>? RequestLog { get; init; }

    /// <summary>The signature secret as UTF-8; null where webhooks are not signed.</summary>
    public byte[]? SignatureSecret { get; init; }

    /// <summary>The API key that signatures name; null for the sandbox's own.</summary>
    public string? ApiKey { get; init; }
}
