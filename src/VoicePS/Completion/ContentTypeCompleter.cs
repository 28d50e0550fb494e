using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Completion;

/// <summary>Completes the audio formats of a websocket.</summary>
internal sealed class ContentTypeCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        VoiceEndpoint.ContentTypes.Select(static format => new Suggestion(format, format));
}
