using System;

namespace VoicePS.Core.Calls;

/// <summary>How the wait for a call ended.</summary>
public enum CallWaitEnd
{
    /// <summary>The call is in a status that was waited for.</summary>
    Reached,

    /// <summary>The call is in a status after which none that was waited for can come.</summary>
    Missed,

    /// <summary>The time was over.</summary>
    TimedOut,

    /// <summary>The call cannot be asked for.</summary>
    Failed,
}

/// <summary>What became of the wait for one call.</summary>
public sealed class CallWaitResult
{
    internal CallWaitResult(VoiceCallId id, CallWaitEnd end, VoiceCall? call, VoiceApiException? failure)
    {
        Id = id;
        End = end;
        Call = call;
        Failure = failure;
    }

    /// <summary>Which call.</summary>
    public VoiceCallId Id { get; }

    /// <summary>How the wait ended.</summary>
    public CallWaitEnd End { get; }

    /// <summary>The call as it was when it was last asked for; null where it never could be.</summary>
    public VoiceCall? Call { get; }

    /// <summary>Why the call could not be asked for the last time; null where it could.</summary>
    public VoiceApiException? Failure { get; }
}

/// <summary>Something that happened during a wait: the end of the wait for one call, or a line to tell.</summary>
public sealed class CallWaitNews
{
    /// <summary>The end of the wait for one call, or null.</summary>
    public CallWaitResult? Result { get; internal set; }

    /// <summary>A line that tells what is going on, without secrets, or null.</summary>
    public string? Trace { get; internal set; }

    /// <summary>What went wrong beyond a single call: it ends the whole wait.</summary>
    internal Exception? Fault { get; set; }
}
