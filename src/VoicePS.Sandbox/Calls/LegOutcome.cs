namespace VoicePS.Sandbox.Calls;

/// <summary>What became of something that was asked of a leg.</summary>
internal enum LegOutcome
{
    Done,

    /// <summary>The leg is not there yet: it has just started, or still rings.</summary>
    TooEarly,

    /// <summary>The leg is over.</summary>
    Ended,
}
