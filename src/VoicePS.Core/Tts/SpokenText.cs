using System;
using System.Collections.Generic;
using System.Globalization;

namespace VoicePS.Core.Tts;

/// <summary>
/// What can be known about a text before the service speaks it (API reference: "Talk"; in an NCCO: the action talk):
/// how long it is, and whether its SSML is sound.
/// </summary>
/// <remarks>
/// A text is SSML where it has a tag <c>&lt;speak&gt;</c>. Any other text is plain, whatever characters are in it:
/// "5 &lt; 6" is not refused.
/// </remarks>
public static class SpokenText
{
    /// <summary>How many characters the service speaks at once.</summary>
    public const int MaxCharacters = 1500;

    /// <summary>The rule that a text has at most <see cref="MaxCharacters"/> characters (error).</summary>
    public const string TooLongRule = "TalkTextTooLong";

    /// <summary>The rule that SSML is well-formed XML within one <c>&lt;speak&gt;</c> (error).</summary>
    public const string SsmlInvalidRule = "SsmlInvalid";

    /// <summary>The rule that SSML has only tags that the service documents (warning).</summary>
    public const string UnknownTagRule = "SsmlUnknownTag";

    /// <summary>The rule that tags of SSML stand within <c>&lt;speak&gt;</c> (warning).</summary>
    public const string WithoutSpeakRule = "SsmlWithoutSpeak";

    /// <summary>Whether a text is meant as SSML: it has the tag <c>&lt;speak&gt;</c>, at its beginning or elsewhere.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSsml(string text)
    {
        for (var index = text.IndexOf('<'); index >= 0; index = text.IndexOf('<', index + 1))
        {
            if (string.Equals(SsmlTags.NameAt(text, index), SsmlTags.Speak, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>
    /// Counts the characters of a text that count against <see cref="MaxCharacters"/>: in SSML everything but the tags
    /// (and comments), an entity such as <c>&amp;amp;</c> being one character; in plain text everything.
    /// </summary>
    /// <remarks>
    /// A character beyond the basic plane (a surrogate pair, such as an emoji) counts as one. The service does not say
    /// how it counts them; so a text is called too long only when it is so by every way of counting.
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <returns>The number of characters; that of the whole text where it is SSML that is not well-formed.</returns>
    public static int CountCharacters(string text)
    {
        if (!IsSsml(text)) return CountAll(text);
        var reading = SsmlReading.Of(text);
        return reading.Refusal is null ? reading.Characters : CountAll(text);
    }

    /// <summary>Finds what is wrong with a text.</summary>
    /// <param name="text">The text: plain or SSML.</param>
    /// <returns>The problems, in the order of the text; none where all is well.</returns>
    public static IReadOnlyList<SpokenTextProblem> Check(string text)
    {
        var problems = new List<SpokenTextProblem>();
        if (!IsSsml(text))
        {
            AddTooLong(problems, CountAll(text), "The text");
            AddTagsWithoutSpeak(problems, text);
            return problems;
        }

        var reading = SsmlReading.Of(text);
        problems.AddRange(reading.Warnings);
        if (reading.Refusal is not null) problems.Add(reading.Refusal);
        else AddTooLong(problems, reading.Characters, "Without its tags, the text");
        return problems;
    }

    internal static int CountAll(string text)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (!char.IsLowSurrogate(character)) count++;
        }

        return count;
    }

    private static void AddTooLong(List<SpokenTextProblem> problems, int count, string subject)
    {
        if (count <= MaxCharacters) return;
        problems.Add(new SpokenTextProblem(
            TooLongRule,
            SpokenTextSeverity.Error,
            string.Format(CultureInfo.InvariantCulture, "{0} has {1:N0} characters; the service speaks up to {2:N0} at once.", subject, count, MaxCharacters),
            "Shorten the text, or have it spoken in several parts."));
    }

    private static void AddTagsWithoutSpeak(List<SpokenTextProblem> problems, string text)
    {
        for (var index = text.IndexOf('<'); index >= 0; index = text.IndexOf('<', index + 1))
        {
            var name = SsmlTags.NameAt(text, index);
            if (name is null || !SsmlTags.IsKnown(name.ToLowerInvariant())) continue;
            problems.Add(new SpokenTextProblem(
                WithoutSpeakRule,
                SpokenTextSeverity.Warning,
                $"There is a tag <{name}> at character {index + 1}, but the text does not stand within <speak>: the tag may be read aloud.",
                "Put the whole text between <speak> and </speak>."));
            return;
        }
    }
}
