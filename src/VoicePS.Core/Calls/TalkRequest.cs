namespace VoicePS.Core.Calls;

/// <summary>A message to be spoken into a call (API reference: "Talk").</summary>
public sealed class TalkRequest
{
    /// <summary>Describes a message.</summary>
    /// <param name="text">The text: plain or SSML, up to 1,500 characters.</param>
    public TalkRequest(string text) => Text = text;

    /// <summary>The text: plain or SSML.</summary>
    public string Text { get; }

    /// <summary>The voice by its name of 2017, for example Kimberly.</summary>
    public string? VoiceName { get; set; }

    /// <summary>The language as a BCP-47 tag, for example en-US.</summary>
    public string? Language { get; set; }

    /// <summary>The number of the voice within its language.</summary>
    public int? Style { get; set; }

    /// <summary>Whether the premium variant of the voice speaks, which costs more.</summary>
    public bool? Premium { get; set; }

    /// <summary>How often the message is spoken; 0 is without end.</summary>
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1.</summary>
    public decimal? Level { get; set; }
}
