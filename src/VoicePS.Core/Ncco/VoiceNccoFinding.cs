namespace VoicePS;

/// <summary>One thing that is wrong in an NCCO.</summary>
public sealed class VoiceNccoFinding
{
    /// <summary>Makes a finding.</summary>
    /// <param name="path">Where it is, for example <c>[2].dtmf.maxDigits</c>; empty for the NCCO as a whole.</param>
    /// <param name="rule">The stable name of the rule that it breaks.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="fix">What to do about it, as a sentence.</param>
    /// <param name="source">The file that the NCCO was read from, or null.</param>
    public VoiceNccoFinding(
        string path, string rule, VoiceNccoSeverity severity, string message, string fix, string? source = null)
    {
        Path = path;
        Rule = rule;
        Severity = severity;
        Message = message;
        Fix = fix;
        Source = source;
    }

    /// <summary>
    /// Where it is: the index of the action in brackets, counted from zero, and the options from there on, for example
    /// <c>[2].dtmf.maxDigits</c>. Empty where the NCCO as a whole is meant.
    /// </summary>
    public string Path { get; }

    /// <summary>The stable name of the rule that it breaks, for example <c>OutOfRange</c>.</summary>
    public string Rule { get; }

    /// <summary>How bad it is.</summary>
    public VoiceNccoSeverity Severity { get; }

    /// <summary>What is wrong: a sentence.</summary>
    public string Message { get; }

    /// <summary>What to do about it: a sentence.</summary>
    public string Fix { get; }

    /// <summary>The file that the NCCO was read from; null where it came from elsewhere.</summary>
    public string? Source { get; }

    /// <summary>The finding in one line: where, what, and what to do.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => Path.Length == 0 ? $"{Message} {Fix}" : $"{Path}: {Message} {Fix}";
}
