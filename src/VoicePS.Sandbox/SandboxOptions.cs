using System;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>How a sandbox is set up.</summary>
public sealed class SandboxOptions
{
    /// <summary>Ten times as fast as real time: a call that speaks a sentence ends within a second.</summary>
    public const double DefaultTimeScale = 10;

    /// <summary>The TCP port to listen on, 1 to 65535; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Which form of the API the sandbox speaks.</summary>
    public SandboxApiVersion ApiVersion { get; set; } = SandboxApiVersion.Current;

    /// <summary>
    /// How many times faster than real time the sandbox's time runs, 1 to 3600. All times of calls, in requests,
    /// answers and webhooks, are the sandbox's. The times in tokens are real, and so is the time that webhooks may take.
    /// </summary>
    public double TimeScale { get; set; } = DefaultTimeScale;

    /// <summary>How long a call stays <c>started</c> before it rings, in the sandbox's time. Zero or more.</summary>
    public TimeSpan RingAfter { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a call rings before it is answered, in the sandbox's time. Zero or more.</summary>
    public TimeSpan AnswerAfter { get; set; } = TimeSpan.FromSeconds(3.5);

    /// <summary>The application's answer URL, which is asked what to do with calls that come in; null where it has none.</summary>
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer URL is asked: GET or POST.</summary>
    public string AnswerMethod { get; set; } = "GET";

    /// <summary>Asked where an answer URL, or an event URL that may answer with an NCCO, fails; null where there is none.</summary>
    public string? FallbackAnswerUrl { get; set; }

    /// <summary>How the fallback URL is asked: GET or POST.</summary>
    public string FallbackAnswerMethod { get; set; } = "GET";

    /// <summary>The application's event URL, which is told of calls that have none of their own; null where it has none.</summary>
    public string? EventUrl { get; set; }

    /// <summary>How the event URL is told: POST or GET.</summary>
    public string EventMethod { get; set; } = "POST";

    /// <summary>The id of the application that the sandbox plays; null makes a new one.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The signature secret as UTF-8, with which webhooks are signed; null where they are not. Copied at the start.</summary>
    public byte[]? SignatureSecret { get; set; }

    /// <summary>The API key of the account that the sandbox plays: signatures name it.</summary>
    public string ApiKey { get; set; } = "a1b2c3d4";

    /// <summary>
    /// True where the limits of an account are enforced: 3 calls a second, placed by POST or by an action connect, and 15 other
    /// requests. Each is a bucket of so many that fills again within a second of real time; who finds it empty gets a 429.
    /// </summary>
    public bool EnforceRateLimit { get; set; }

    /// <summary>How long calls can be looked at, in the sandbox's time, from their creation on: 1 to 31 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How many calls there are at the start that have ended already, within the two days before. Zero or more.</summary>
    public int SeedCalls { get; set; }

    /// <summary>Decides what those calls are: the same ones for the same seed. Null lets chance decide.</summary>
    public int? Seed { get; set; }

    internal WebhookTimes WebhookTimes { get; set; } = WebhookTimes.Default;

    /// <summary>
    /// Gets one line for every request: method, path without the query, status and duration, and the faults that struck
    /// it. Called on any thread, also on several at once. A log that throws is not called again.
    /// </summary>
    public Action<string>? RequestLog { get; set; }
}
