using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Completion;

/// <summary>Completes the ids of the conversations that the session's latest calls are part of.</summary>
internal sealed class ConversationCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        CallCompleter.Recent(bound)
            .Where(static seen => !string.IsNullOrEmpty(seen.Call.ConversationUuid))
            .GroupBy(static seen => seen.Call.ConversationUuid!)
            .Select(static legs => new Suggestion(
                legs.Key,
                $"{string.Join(" and ", legs.Select(static leg => leg.Call.To?.Identity).Where(static number => number is not null).Distinct())}, seen {CallCompleter.Ago(DateTimeOffset.UtcNow - legs.First().SeenAt)}"));
}
