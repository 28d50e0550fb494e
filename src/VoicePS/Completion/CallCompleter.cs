using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Calls;
using VoicePS.Sessions;

namespace VoicePS.Completion;

/// <summary>
/// Completes the ids of the calls that the session saw last: those it placed, asked for or listed. The number that is called is
/// taken for the id as well.
/// </summary>
internal sealed class CallCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        Recent(bound).Select(static seen => new Suggestion(seen.Call.Uuid, Describe(seen), Number(seen.Call)));

    /// <summary>The calls that the session of a command saw last.</summary>
    /// <param name="bound">The other parameters as they stand in the command so far.</param>
    internal static IReadOnlyList<SeenCall> Recent(IDictionary bound) =>
        (Unwrap(bound["Session"]) as VoiceSession ?? RunspaceState.Existing?.Session)?.Calls.Seen.Latest() ?? [];

    /// <summary>How long ago something was, in words.</summary>
    /// <param name="age">How long ago.</param>
    internal static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "just now",
        { TotalSeconds: < 2 } => "a second ago",
        { TotalMinutes: < 1 } => $"{(int)age.TotalSeconds} seconds ago",
        { TotalMinutes: < 2 } => "a minute ago",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "an hour ago",
        _ => $"{(int)age.TotalHours} hours ago",
    };

    // The status may have changed since: only when it was seen makes it true.
    private static string Describe(SeenCall seen)
    {
        var number = Number(seen.Call) is { } known ? $"{Preposition(seen.Call)} {known}, " : string.Empty;
        return $"{number}{seen.Call.Status ?? "no status"} {Ago(DateTimeOffset.UtcNow - seen.SeenAt)}";
    }

    private static string Preposition(VoiceCall call) => IsInbound(call) ? "from" : "to";

    private static string? Number(VoiceCall call) => (IsInbound(call) ? call.From : call.To)?.Identity;

    private static bool IsInbound(VoiceCall call) => string.Equals(call.Direction, "inbound", StringComparison.OrdinalIgnoreCase);

    private static object? Unwrap(object? value) => value is System.Management.Automation.PSObject wrapped ? wrapped.BaseObject : value;
}
