namespace VoicePS;

/// <summary>What is known of a request that failed.</summary>
public enum VoiceRequestOutcome
{
    /// <summary>Nobody knows whether the service has done it: look before it is sent again.</summary>
    Unknown,

    /// <summary>The service has not done it: it never got the request, or said that it refuses it.</summary>
    NotDone,
}
