namespace VoicePS.Core.Calls;

/// <summary>An audio file to be played into a call (API reference: "Stream").</summary>
public sealed class StreamRequest
{
    /// <summary>Describes a file to be played.</summary>
    /// <param name="streamUrl">Where the mp3 or 16-bit wav file is.</param>
    public StreamRequest(string streamUrl) => StreamUrl = streamUrl;

    /// <summary>Where the mp3 or 16-bit wav file is.</summary>
    public string StreamUrl { get; }

    /// <summary>How often the file is played; 0 is without end.</summary>
    public int? Loop { get; set; }

    /// <summary>The loudness: -1 to 1.</summary>
    public decimal? Level { get; set; }
}
