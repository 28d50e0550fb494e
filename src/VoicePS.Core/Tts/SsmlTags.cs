using System;
using System.Collections.Generic;

namespace VoicePS.Core.Tts;

/// <summary>The tags of SSML that the service documents ("Customizing text to speech").</summary>
internal static class SsmlTags
{
    public const string Speak = "speak";
    public const string Break = "break";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        Speak, Break, "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub",
    };

    public static string All { get; } = "break, emphasis, lang, p, phoneme, prosody, s, say-as, sub";

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>The name of the tag, opening or closing, that begins at a '&lt;'; null where no tag begins there.</summary>
    public static string? NameAt(string text, int bracket)
    {
        var start = bracket + 1;
        if (start < text.Length && text[start] == '/') start++;
        if (start >= text.Length || !char.IsLetter(text[start])) return null;

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or ':' or '.')) end++;
        var ends = end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '>' or '/' or '<';
        return ends ? text.Substring(start, end - start) : null;
    }
}
