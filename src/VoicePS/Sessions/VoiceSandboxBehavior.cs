namespace VoicePS;

/// <summary>What becomes of a call to a number of the sandbox.</summary>
public enum VoiceSandboxBehavior
{
    /// <summary>Somebody answers.</summary>
    Answered,

    /// <summary>An answering machine answers.</summary>
    Machine,

    /// <summary>The line is busy.</summary>
    Busy,

    /// <summary>The call is declined, or not allowed.</summary>
    Rejected,

    /// <summary>It rings until the carrier gives up.</summary>
    Unanswered,

    /// <summary>It rings until the ringing timer of the call ends.</summary>
    Timeout,

    /// <summary>The call does not get as far as the phone.</summary>
    Failed,
}
