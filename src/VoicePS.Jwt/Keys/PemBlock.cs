namespace VoicePS.Jwt.Keys;

/// <summary>One block of PEM text: what its first line calls it, and where its contents are.</summary>
internal sealed class PemBlock
{
    public PemBlock(string label, int bodyStart, int bodyEnd, bool isComplete)
    {
        Label = label;
        BodyStart = bodyStart;
        BodyEnd = bodyEnd;
        IsComplete = isComplete;
    }

    /// <summary>For example <c>PRIVATE KEY</c>; empty where the first line is damaged.</summary>
    public string Label { get; }

    public int BodyStart { get; }

    public int BodyEnd { get; }

    /// <summary>True where an END line of the same label closes the block.</summary>
    public bool IsComplete { get; }
}
