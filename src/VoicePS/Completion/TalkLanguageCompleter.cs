using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Tts;

namespace VoicePS.Completion;

/// <summary>Completes the languages that have voices.</summary>
internal sealed class TalkLanguageCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        TalkStyles.Languages.Select(static language => new Suggestion(language.Key, language.Value, language.Value));
}
