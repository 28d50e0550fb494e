using System;
using System.Collections.Generic;

namespace VoicePS;

/// <summary>What a number of the sandbox does when it is called, or when it calls. Times are the sandbox's.</summary>
public sealed class VoiceSandboxNumber
{
    internal VoiceSandboxNumber(string number) => Number = number;

    /// <summary>The number; for an ending, the last digits behind an asterisk, with letters for any digit: <c>*2nn</c>.</summary>
    public string Number { get; }

    /// <summary>True where it was set with Set-VoiceSandboxNumber, false where its ending decides.</summary>
    public bool IsSet { get; internal set; }

    /// <summary>What becomes of a call to it.</summary>
    public VoiceSandboxBehavior Behavior { get; internal set; }

    /// <summary>How long it rings before it is answered, declined or given up; null where the sandbox decides.</summary>
    public TimeSpan? AnswerAfter { get; internal set; }

    /// <summary>How long after the answer they hang up; null where they stay.</summary>
    public TimeSpan? HangUpAfter { get; internal set; }

    /// <summary>The keys they press when they are asked for keys.</summary>
    public string? Digits { get; internal set; }

    /// <summary>What they say when they are asked to speak.</summary>
    public string? Speech { get; internal set; }

    /// <summary>True where a machine beeps when its greeting is over.</summary>
    public bool Beep { get; internal set; }

    /// <summary>Why a call is not answered, in the API's words.</summary>
    public string? Detail { get; internal set; }

    /// <summary>The same for people to read.</summary>
    public string Description => Rule ?? Describe();

    /// <summary>The description of an ending; null for a number.</summary>
    internal string? Rule { get; set; }

    /// <summary>The number and what it does.</summary>
    /// <returns>For example <c>447700900404 fails: cannot_route</c>.</returns>
    public override string ToString() => $"{Number} {Description}";

    private string Describe()
    {
        var parts = new List<string> { What() };
        if (Digits is not null) parts.Add($"presses {Digits} when asked for keys");
        if (Speech is not null) parts.Add($"says '{Speech}' when asked to speak");
        if (HangUpAfter is { } stay) parts.Add($"hangs up after {Seconds(stay)}");
        return string.Join(", ", parts);
    }

    private string What()
    {
        var after = AnswerAfter is { } wait ? $" after {Seconds(wait)}" : string.Empty;
        var why = Detail is null ? string.Empty : $": {Detail}";
        return Behavior switch
        {
            VoiceSandboxBehavior.Answered => $"answers{after}",
            VoiceSandboxBehavior.Machine => $"is a machine that {(Beep ? "beeps" : "does not beep")}{(after.Length > 0 ? ", answering" + after : after)}",
            VoiceSandboxBehavior.Busy => "is busy",
            VoiceSandboxBehavior.Rejected => $"rejects the call{after}{why}",
            VoiceSandboxBehavior.Unanswered => $"is unanswered{after}{why}",
            VoiceSandboxBehavior.Timeout => "rings until the ringing timer ends",
            _ => $"fails{why}",
        };
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} seconds");
}
