using System;

namespace VoicePS;

/// <summary>What Test-VoiceSession found.</summary>
public sealed class VoiceSessionTest
{
    internal VoiceSessionTest(VoiceSession session, string reason, string explanation)
    {
        ApplicationId = session.ApplicationId;
        BaseUri = session.BaseUri;
        Reason = reason;
        Explanation = explanation;
    }

    /// <summary>True where the service accepted the session.</summary>
    public bool Success => Reason == "Accepted";

    /// <summary>
    /// One word for what was found: Accepted, ClockIsOff, KeyDoesNotFit, ApplicationUnknown, Unauthorized, Refused,
    /// Timeout, ConnectionFailed or NotUnderstood.
    /// </summary>
    public string Reason { get; }

    /// <summary>What it means and what to do, in a sentence or two.</summary>
    public string Explanation { get; }

    /// <summary>The application of the session.</summary>
    public Guid ApplicationId { get; }

    /// <summary>The address of the session.</summary>
    public Uri BaseUri { get; }

    /// <summary>How far this machine's clock is ahead of the service's; negative where it is behind. Null where the service did not say its time.</summary>
    public TimeSpan? ClockOffset { get; internal set; }

    /// <summary>What the service said, or null where it accepted.</summary>
    public VoiceApiException? Error { get; internal set; }
}
