namespace VoicePS;

/// <summary>What the body of an injected error holds.</summary>
public enum VoiceSandboxFaultBody
{
    /// <summary>The error as the service's own gateway writes it.</summary>
    Json,

    /// <summary>A page as a proxy in between writes it.</summary>
    Html,

    /// <summary>Nothing.</summary>
    Empty,
}
