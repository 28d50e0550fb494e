using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VoicePS.Sandbox.Calls;

/// <summary>How long it takes to say something.</summary>
internal static class Speaking
{
    // About 160 words a minute; in writing where one character is a whole syllable, far fewer characters.
    private const double CharactersPerSecond = 15;
    private const double SyllablesPerSecond = 5;

    // In milliseconds: SSML allows no longer one.
    private const double LongestBreak = 10_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BreakLength = TimeSpan.FromMilliseconds(500);
    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.CultureInvariant);
    private static readonly Regex Break = new(
        "<break\\b(?:[^>]*?\\btime\\s*=\\s*['\"]\\s*(?<length>[0-9.]+)\\s*(?<unit>ms|s)\\s*['\"])?[^>]*>", RegexOptions.CultureInvariant);

    /// <summary>The text as it is heard.</summary>
    public static string WithoutTags(string text) => IsMarkup(text) ? Tag.Replace(text, "").Trim() : text;

    /// <summary>How long it takes, breaks included, at the pace of a style: they differ a little, as voices do.</summary>
    public static TimeSpan LengthOf(string text, string? language = null, int style = 0)
    {
        var pace = IsSyllabic(language) ? SyllablesPerSecond : CharactersPerSecond;
        var seconds = WithoutTags(text).Length / (pace * (1 + Math.Abs(style % 5) * 0.04));
        var spoken = TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        return (spoken > Shortest ? spoken : Shortest) + (IsMarkup(text) ? Breaks(text) : TimeSpan.Zero);
    }

    private static TimeSpan Breaks(string text)
    {
        var total = TimeSpan.Zero;
        foreach (Match match in Break.Matches(text))
        {
            total += double.TryParse(match.Groups["length"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var length)
                ? TimeSpan.FromMilliseconds(Math.Min(LongestBreak, match.Groups["unit"].Value == "s" ? length * 1000 : length))
                : BreakLength;
        }

        return total;
    }

    private static bool IsMarkup(string text) => text.TrimStart().StartsWith("<speak", StringComparison.Ordinal);

    private static bool IsSyllabic(string? language) =>
        language is not null && (language.StartsWith("ja", StringComparison.Ordinal) || language.StartsWith("ko", StringComparison.Ordinal)
            || language.StartsWith("cmn", StringComparison.Ordinal) || language.StartsWith("yue", StringComparison.Ordinal)
            || language.StartsWith("zh", StringComparison.Ordinal));
}
