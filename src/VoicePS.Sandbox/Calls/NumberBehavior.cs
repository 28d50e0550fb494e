using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox;

/// <summary>What whoever has a number does when it is called, or what they do when they call. All times are the sandbox's.</summary>
public sealed record NumberBehavior
{
    private static readonly Dictionary<NumberBehaviorKind, string[]> DetailsByKind = new()
    {
        [NumberBehaviorKind.Failed] = new[] { "cannot_route", "number_out_of_service", "internal_error" },
        [NumberBehaviorKind.Rejected] = new[] { "declined", "restricted", "invalid_number" },
        [NumberBehaviorKind.Unanswered] = new[] { "unavailable", "timeout", "carrier_timeout" },
    };

    /// <summary>What becomes of the call.</summary>
    public NumberBehaviorKind Kind { get; init; }

    /// <summary>
    /// How long it rings before it is answered, or before it is declined or given up; null takes the time that the
    /// sandbox was started with. Zero or more.
    /// </summary>
    public TimeSpan? AnswerAfter { get; init; }

    /// <summary>How long after the answer they hang up; null lets them stay. Zero or more.</summary>
    public TimeSpan? HangUpAfter { get; init; }

    /// <summary>The keys they press whenever the call asks for keys: 0-9, * and #, and p for a pause of half a second.</summary>
    public string? Digits { get; init; }

    /// <summary>What they say whenever the call asks for speech.</summary>
    public string? Speech { get; init; }

    /// <summary>True where a machine beeps when its greeting is over.</summary>
    public bool HasBeep { get; init; }

    /// <summary>Why the call was not answered, in the API's words; null takes the most usual one of its kind.</summary>
    public string? Detail { get; init; }

    /// <summary>The reasons that a kind can have, the most usual one first; none where it has no reasons.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The API's words.</returns>
    public static IReadOnlyList<string> DetailsOf(NumberBehaviorKind kind) =>
        DetailsByKind.TryGetValue(kind, out var details) ? details : Array.Empty<string>();

    internal string? EffectiveDetail => Detail ?? (DetailsOf(Kind) is { Count: > 0 } details ? details[0] : null);

    internal int? SipCode => Kind switch
    {
        NumberBehaviorKind.Busy => 486,
        NumberBehaviorKind.Unanswered => 480,
        NumberBehaviorKind.Rejected => 603,
        NumberBehaviorKind.Failed => EffectiveDetail == "internal_error" ? 500 : 404,
        _ => null,
    };

    /// <exception cref="ArgumentException">Something does not fit together; the message says what.</exception>
    internal void Check()
    {
        if (AnswerAfter < TimeSpan.Zero) throw new ArgumentException("A number cannot answer before it is called.");
        if (HangUpAfter < TimeSpan.Zero) throw new ArgumentException("A number cannot hang up before it answers.");
        if (Digits is { } digits && (digits.Length == 0 || digits.Any(static key => "0123456789*#p".IndexOf(key) < 0)))
            throw new ArgumentException($"'{digits}' cannot be pressed: use the digits 0 to 9, * and #, and p for a pause of half a second.");
        if (Detail is { } detail && !DetailsOf(Kind).Contains(detail)) throw new ArgumentException(WrongDetail(detail));
    }

    private string WrongDetail(string detail)
    {
        var known = DetailsOf(Kind);
        return known.Count == 0
            ? $"A number that is '{Kind}' has no detail."
            : $"'{detail}' is no detail of a number that is '{Kind}': it has {string.Join(", ", known)}.";
    }
}
