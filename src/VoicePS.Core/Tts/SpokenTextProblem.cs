namespace VoicePS.Core.Tts;

/// <summary>How bad a problem of a text is.</summary>
public enum SpokenTextSeverity
{
    /// <summary>The service may speak something else than was meant, or may not. It has the last word.</summary>
    Warning,

    /// <summary>The service cannot speak the text: sending it is of no use.</summary>
    Error,
}

/// <summary>One thing that is wrong with a text that is to be spoken.</summary>
public sealed class SpokenTextProblem
{
    internal SpokenTextProblem(string rule, SpokenTextSeverity severity, string message, string fix)
    {
        Rule = rule;
        Severity = severity;
        Message = message;
        Fix = fix;
    }

    /// <summary>Which rule it breaks: one of the names of <see cref="SpokenText"/>.</summary>
    public string Rule { get; }

    /// <summary>How bad it is.</summary>
    public SpokenTextSeverity Severity { get; }

    /// <summary>What is wrong, and at which character: a sentence.</summary>
    public string Message { get; }

    /// <summary>What to do about it: a sentence.</summary>
    public string Fix { get; }

    /// <summary>The rule and what is wrong.</summary>
    public override string ToString() => $"{Rule}: {Message}";
}
