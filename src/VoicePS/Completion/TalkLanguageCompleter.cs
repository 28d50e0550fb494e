using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Tts;

namespace VoicePS.Completion;

/// <summary>Completes the languages that have voices.</summary>
internal sealed class TalkLanguageCompleter : TalkCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string ToolTip)> Candidates(IDictionary bound) =>
        TalkStyles.Languages.Select(static language => (language.Key, language.Value));
}
