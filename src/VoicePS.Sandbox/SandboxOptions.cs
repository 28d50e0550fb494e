using System;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>How a sandbox is set up.</summary>
public sealed class SandboxOptions
{
    /// <summary>The TCP port to listen on, 1 to 65535; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Which form of the API the sandbox speaks.</summary>
    public SandboxApiVersion ApiVersion { get; set; } = SandboxApiVersion.Current;

    /// <summary>How long a call stays <c>started</c> before it rings. Zero or more.</summary>
    public TimeSpan RingAfter { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long a call rings before it is answered. Zero or more.</summary>
    public TimeSpan AnswerAfter { get; set; } = TimeSpan.FromMilliseconds(350);

    /// <summary>The id of the application that the sandbox plays; null makes a new one.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The signature secret as UTF-8, with which webhooks are signed; null where they are not. Copied at the start.</summary>
    public byte[]? SignatureSecret { get; set; }

    /// <summary>The API key of the account that the sandbox plays: signatures name it.</summary>
    public string ApiKey { get; set; } = "a1b2c3d4";

    internal WebhookTimes WebhookTimes { get; set; } = WebhookTimes.Default;

    /// <summary>
    /// Gets one line for every request: method, path without the query, status and duration. Called on any
    /// thread, also on several at once. A log that throws is not called again.
    /// </summary>
    public Action<string>? RequestLog { get; set; }
}
