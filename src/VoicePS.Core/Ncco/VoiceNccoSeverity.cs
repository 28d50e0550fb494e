namespace VoicePS;

/// <summary>How bad a finding in an NCCO is.</summary>
public enum VoiceNccoSeverity
{
    /// <summary>The service may take it, but probably does something else than was meant; or the vendor's documents disagree.</summary>
    Warning,

    /// <summary>The service refuses it, or the call goes wrong.</summary>
    Error,
}
