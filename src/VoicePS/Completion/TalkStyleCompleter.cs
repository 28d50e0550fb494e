using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VoicePS.Core.Tts;

namespace VoicePS.Completion;

/// <summary>
/// Completes the styles of the language in -Language, or of the service's own where none is given; with -Premium those
/// that have a premium variant.
/// </summary>
internal sealed class TalkStyleCompleter : TalkCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound)
    {
        var language = LanguagePrimitives.TryConvertTo<string>(bound["Language"], out var given) && given.Length > 0
            ? given
            : TalkStyles.DefaultLanguage;
        var premium = bound.Contains("Premium") && LanguagePrimitives.IsTrue(bound["Premium"]);
        return TalkStyles.OfLanguage(language)
            .Where(style => style.Premium || !premium)
            .Select(static style => new Suggestion(style.Style!.Value.ToString(CultureInfo.InvariantCulture), Describe(style)));
    }
}
