namespace VoicePS;

/// <summary>What calls are put together by, to be measured.</summary>
public enum VoiceCallGrouping
{
    /// <summary>The status in which each call is or has ended.</summary>
    Status,

    /// <summary>The carrier's network.</summary>
    Network,

    /// <summary>The day on which each call started.</summary>
    Day,

    /// <summary>The hour of the day, from 00:00 to 23:00, whatever the day.</summary>
    Hour,

    /// <summary>Whom the calls go to.</summary>
    To,

    /// <summary>Inbound or outbound.</summary>
    Direction,
}
