namespace VoicePS;

/// <summary>One way to understand what somebody said.</summary>
public sealed class VoiceSpeechResult
{
    internal VoiceSpeechResult(string? text, decimal? confidence)
    {
        Text = text;
        Confidence = confidence;
    }

    /// <summary>What was said.</summary>
    public string? Text { get; }

    /// <summary>How sure the service is: 0 to 1.</summary>
    public decimal? Confidence { get; }

    /// <summary>What was said.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text ?? string.Empty;
}
