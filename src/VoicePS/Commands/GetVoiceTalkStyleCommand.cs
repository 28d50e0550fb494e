using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VoicePS.Completion;
using VoicePS.Core.Tts;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Lists the voices that speak texts: the styles of each language, and the names of 2017. Asks no service.</summary>
[Cmdlet(VerbsCommon.Get, "VoiceTalkStyle")]
[OutputType(typeof(VoiceTalkStyle))]
public sealed class GetVoiceTalkStyleCommand : PSCmdlet
{
    /// <summary>The languages: BCP-47 tags or names in words, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TalkLanguageCompleter))]
    public string[]? Language { get; set; }

    /// <summary>The numbers of the voices within their languages.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    [ArgumentCompleter(typeof(TalkStyleCompleter))]
    public int[]? Style { get; set; }

    /// <summary>Women's or men's voices.</summary>
    [Parameter]
    [ValidateSet("Female", "Male")]
    public string? Gender { get; set; }

    /// <summary>Only voices that have a premium variant; with false, only those that have none.</summary>
    [Parameter]
    public SwitchParameter Premium { get; set; }

    /// <summary>The names of the voices: those of 2017, and their makers' own, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TalkVoiceNameCompleter))]
    public string[]? VoiceName { get; set; }

    /// <summary>Writes the voices. A name without wildcards that is not in the table is an error.</summary>
    protected override void EndProcessing()
    {
        var languages = Patterns(Language);
        var names = Patterns(VoiceName);
        foreach (var style in TalkStyles.All)
        {
            if (IsAny(languages, LanguagesOf(style)) && IsAny(names, NamesOf(style)) && Fits(style)) WriteObject(style);
        }

        foreach (var language in Missing(Language, LanguagesOf))
        {
            WriteError(VoiceErrors.TalkStyleNotFound(
                "language", language, "Use a tag such as en-GB, or wildcards: Get-VoiceTalkStyle -Language en-*"));
        }

        foreach (var name in Missing(VoiceName, NamesOf))
        {
            WriteError(VoiceErrors.TalkStyleNotFound(
                "voice", name, "See the names of 2017: Get-VoiceTalkStyle | Where-Object VoiceName"));
        }
    }

    private static string?[] LanguagesOf(VoiceTalkStyle style) => [style.Language, style.LanguageName];

    private static string?[] NamesOf(VoiceTalkStyle style) => [style.VoiceName, style.Name, style.PremiumName];

    private static WildcardPattern[]? Patterns(string[]? texts) =>
        texts?.Select(static text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase)).ToArray();

    private static bool IsAny(WildcardPattern[]? patterns, string?[] texts) =>
        patterns is null || patterns.Any(pattern => texts.Any(text => text is not null && pattern.IsMatch(text)));

    // Only what no row has, whatever the other filters say.
    private static IEnumerable<string> Missing(string[]? texts, Func<VoiceTalkStyle, string?[]> of) => (texts ?? [])
        .Where(static text => !WildcardPattern.ContainsWildcardCharacters(text))
        .Where(text => !TalkStyles.All.Any(style => of(style).Contains(text, StringComparer.OrdinalIgnoreCase)));

    private bool Fits(VoiceTalkStyle style) =>
        (Style is null || (style.Style is { } number && Style.Contains(number)))
        && (Gender is null || string.Equals(Gender, style.Gender, StringComparison.OrdinalIgnoreCase))
        && (!MyInvocation.BoundParameters.ContainsKey(nameof(Premium)) || style.Premium == Premium);
}
