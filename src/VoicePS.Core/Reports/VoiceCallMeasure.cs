using System;

namespace VoicePS;

/// <summary>What a number of calls come to.</summary>
public sealed class VoiceCallMeasure
{
    /// <summary>What the calls have in common, such as a status or a day; <c>All</c> where they were not grouped.</summary>
    public required string Group { get; init; }

    /// <summary>What the calls were grouped by; null where they were not.</summary>
    public VoiceCallGrouping? GroupBy { get; init; }

    /// <summary>How many calls there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them are over.</summary>
    public required int Ended { get; init; }

    /// <summary>How many of them were answered, by whomever or whatever.</summary>
    public required int Answered { get; init; }

    /// <summary>Of the calls that are over, the part that was answered, from 0 to 1 (ASR); null where none is over.</summary>
    public double? AnswerSeizureRatio { get; init; }

    /// <summary>The mean duration of the calls that were answered and are over (ACD); null where there is none.</summary>
    public TimeSpan? AverageCallDuration { get; init; }

    /// <summary>
    /// The mean time from the start of an answered call to its answer, ringing included; null where the times that the
    /// service tells do not show it.
    /// </summary>
    public TimeSpan? PostDialDelay { get; init; }

    /// <summary>How many minutes the calls took together, rounded to hundredths.</summary>
    public required decimal TotalMinutes { get; init; }

    /// <summary>The prices of all the calls together, in euros.</summary>
    public required decimal Cost { get; init; }

    /// <summary>The group and its number of calls.</summary>
    /// <returns>For example <c>busy: 12</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Group}: {Count}");
}
