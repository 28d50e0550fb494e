namespace VoicePS.Sandbox.Calls;

/// <summary>Why a wait is over.</summary>
internal enum Woken
{
    /// <summary>The time is over.</summary>
    Elapsed,

    /// <summary>What was waited for has happened.</summary>
    Called,

    /// <summary>There is nothing to wait for any more: the leg is over, or does something else.</summary>
    Cut,
}
