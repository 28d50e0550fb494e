using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Loading;
using VoicePS.Sessions;

namespace VoicePS.Completion;

/// <summary>Completes the kinds of events that the sandboxes here have seen.</summary>
internal sealed class SandboxEventTypeCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        RunspaceState.RunningSandboxes
            .SelectMany(SandboxLibrary.ReadEvents)
            .GroupBy(static noted => noted.EventType)
            .OrderBy(static kind => kind.Key, System.StringComparer.Ordinal)
            .Select(static kind => new Suggestion(kind.Key, $"{kind.Count()} so far"));
}
