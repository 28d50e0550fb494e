using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Tts;

namespace VoicePS.Completion;

/// <summary>Completes the voice names of the 2017 reference.</summary>
internal sealed class TalkVoiceNameCompleter : TalkCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) => TalkStyles.All
        .Where(static style => style.VoiceName is not null)
        .GroupBy(static style => style.VoiceName!, StringComparer.Ordinal)
        .OrderBy(static voice => voice.Key, StringComparer.Ordinal)
        .Select(static voice => new Suggestion(voice.Key, $"{string.Join(", ", voice)}: {voice.First().Gender?.ToLowerInvariant()}, {voice.First().LanguageName}"));
}
