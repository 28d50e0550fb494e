using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Tts;

/// <summary>Who is to speak: a style of a language, or a voice by its name of 2017.</summary>
public sealed class TalkVoice
{
    /// <summary>The rule that the language is one that the vendor documents (warning).</summary>
    public const string LanguageRule = "TalkLanguageUnknown";

    /// <summary>The rule that the language has the style (warning).</summary>
    public const string StyleRule = "TalkStyleUnknown";

    /// <summary>The rule that the style has the variant, standard or premium (warning).</summary>
    public const string PremiumRule = "TalkPremiumUnknown";

    /// <summary>The rule that the name is one of the reference of 2017 (warning).</summary>
    public const string VoiceNameRule = "TalkVoiceUnknown";

    /// <summary>The rule that SSML goes to a style that understands it (warning).</summary>
    public const string SsmlRule = "TalkSsmlUnsupported";

    private const int LongestName = 60;

    /// <summary>The language as a BCP-47 tag; null for the service's own, en-US.</summary>
    public string? Language { get; set; }

    /// <summary>The number of the voice within its language; null for the service's own, 0.</summary>
    public int? Style { get; set; }

    /// <summary>Whether the premium variant is asked for; null where nothing is said.</summary>
    public bool? Premium { get; set; }

    /// <summary>The name of 2017; null where language and style decide.</summary>
    public string? VoiceName { get; set; }

    /// <summary>
    /// Compares the voice with the table of what the vendor documents. Whatever is found is a warning: the table may be
    /// older than the service.
    /// </summary>
    /// <param name="text">What is to be said.</param>
    /// <returns>What is not in the table; nothing where all is well.</returns>
    public IReadOnlyList<SpokenTextProblem> Check(string text)
    {
        if (VoiceName is not null) return [.. CheckName(VoiceName)];
        if (Language is null && Style is null && Premium is null) return [];
        return [.. CheckStyle(Language ?? TalkStyles.DefaultLanguage, Style ?? 0, SpokenText.IsSsml(text))];
    }

    private IEnumerable<SpokenTextProblem> CheckName(string name)
    {
        if (TalkStyles.OfVoiceName(name).Count == 0)
        {
            yield return Warning(
                VoiceNameRule,
                $"'{Shown(name)}' is none of the voice names of the 2017 reference.",
                "Use one of them, or a language and a style.");
        }

        if (Premium == true)
        {
            yield return Warning(
                PremiumRule,
                "The premium variant belongs to a language and a style: with the name of a voice it may be ignored.",
                "Give the language and the style instead of the name.");
        }
    }

    private IEnumerable<SpokenTextProblem> CheckStyle(string language, int number, bool isSsml)
    {
        var styles = TalkStyles.OfLanguage(language);
        if (styles.Count == 0)
        {
            yield return Warning(
                LanguageRule,
                $"'{Shown(language)}' is none of the languages that the vendor documents for speech.",
                "Write it as a BCP-47 tag, for example en-GB.");
            yield break;
        }

        if (styles.FirstOrDefault(style => style.Style == number) is not { } found)
        {
            yield return Warning(
                StyleRule,
                string.Format(CultureInfo.InvariantCulture, "The vendor documents no style {0} for {1}.", number, styles[0].Language),
                $"Use one of these: {Ranges(styles)}.");
            yield break;
        }

        if (Premium == true && !found.Premium)
        {
            yield return Warning(PremiumRule, $"The style {found} has no premium variant.", "Leave premium out, or use another style.");
        }
        else if (Premium != true && !found.Standard)
        {
            yield return Warning(PremiumRule, $"The style {found} has a premium variant only.", "Ask for premium, which costs more, or use another style.");
        }

        if (isSsml && found.Ssml == false)
        {
            yield return Warning(SsmlRule, $"The style {found} does not understand SSML: its tags may be read aloud.", "Leave the tags out, or use another style.");
        }
    }

    // 0 to 8, 12
    private static string Ranges(IReadOnlyList<VoiceTalkStyle> styles)
    {
        var parts = new List<string>();
        for (var first = 0; first < styles.Count;)
        {
            var last = first;
            while (last + 1 < styles.Count && styles[last + 1].Style == styles[last].Style + 1) last++;
            parts.Add((last - first) switch
            {
                0 => Number(styles[first]),
                1 => $"{Number(styles[first])}, {Number(styles[last])}",
                _ => $"{Number(styles[first])} to {Number(styles[last])}",
            });
            first = last + 1;
        }

        return string.Join(", ", parts);
    }

    // No name has as many letters; what has is no name.
    private static string Shown(string name) => name.Length > LongestName ? name.Substring(0, LongestName) + "\u2026" : name;

    private static string Number(VoiceTalkStyle style) => style.Style!.Value.ToString(CultureInfo.InvariantCulture);

    private static SpokenTextProblem Warning(string rule, string message, string fix) => new(rule, SpokenTextSeverity.Warning, message, fix);
}
