namespace VoicePS.Sandbox.Calls;

/// <summary>Where a leg is in its life.</summary>
internal enum LegStatus
{
    Started,
    Ringing,
    Answered,
    Machine,
    Completed,
    Busy,
    Cancelled,
    Failed,
    Rejected,
    Timeout,
    Unanswered,
}
