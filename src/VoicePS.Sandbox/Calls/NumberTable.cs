using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox;

/// <summary>What a number does, by its last digits. All other numbers are answered by somebody who stays.</summary>
public static class NumberTable
{
    private static readonly NumberBehavior Usual = new();

    /// <summary>The endings that mean something. The first that fits counts.</summary>
    public static IReadOnlyList<NumberRule> Rules { get; } = new NumberRule[]
    {
        new("2nn", "answers after nn seconds", static ending => new() { AnswerAfter = NumberRule.Seconds(ending) }),
        new("3nn", "hangs up nn seconds after answering", static ending => new() { HangUpAfter = NumberRule.Seconds(ending) }),
        new("404", "fails: cannot_route", static _ => new() { Kind = NumberBehaviorKind.Failed, Detail = "cannot_route" }),
        new("410", "fails: number_out_of_service", static _ => new() { Kind = NumberBehaviorKind.Failed, Detail = "number_out_of_service" }),
        new("500", "fails: internal_error", static _ => new() { Kind = NumberBehaviorKind.Failed, Detail = "internal_error" }),
        new("408", "rings until the ringing timer ends", static _ => new() { Kind = NumberBehaviorKind.Timeout }),
        new("480", "is unanswered after 20 s: unavailable", static _ => new() { Kind = NumberBehaviorKind.Unanswered, Detail = "unavailable" }),
        new("481", "is unanswered after 20 s: timeout", static _ => new() { Kind = NumberBehaviorKind.Unanswered, Detail = "timeout" }),
        new("482", "is unanswered after 20 s: carrier_timeout", static _ => new() { Kind = NumberBehaviorKind.Unanswered, Detail = "carrier_timeout" }),
        new("486", "is busy", static _ => new() { Kind = NumberBehaviorKind.Busy }),
        new("603", "rejects the call: declined", static _ => new() { Kind = NumberBehaviorKind.Rejected, Detail = "declined" }),
        new("604", "rejects the call: invalid_number", static _ => new() { Kind = NumberBehaviorKind.Rejected, Detail = "invalid_number" }),
        new("608", "rejects the call: restricted", static _ => new() { Kind = NumberBehaviorKind.Rejected, Detail = "restricted" }),
        new("700", "is a machine that does not beep", static _ => new() { Kind = NumberBehaviorKind.Machine }),
        new("701", "is a machine that beeps", static _ => new() { Kind = NumberBehaviorKind.Machine, HasBeep = true }),
        new("80n", "presses n when asked for keys", static ending => new() { Digits = ending.Substring(2) }),
        new("8mn", "presses m, n and # when asked for keys", static ending => new() { Digits = ending.Substring(1) + "#" }),
        new("900", "says no when asked to speak", static _ => new() { Speech = "no" }),
        new("901", "says yes when asked to speak", static _ => new() { Speech = "yes" }),
    };

    internal static NumberBehavior Find(string number) =>
        Rules.FirstOrDefault(rule => rule.Fits(number))?.BehaviorOf(number) ?? Usual;
}
