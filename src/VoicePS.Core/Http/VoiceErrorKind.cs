namespace VoicePS;

/// <summary>How a request failed.</summary>
public enum VoiceErrorKind
{
    /// <summary>The service answered, and refused.</summary>
    Refused,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Connection,

    /// <summary>The service answered with success, but what it said cannot be understood.</summary>
    NotUnderstood,
}
