using System;
using VoicePS.Core.Calls;

namespace VoicePS.Core.Reports;

/// <summary>Adds calls up, one at a time. None of them is kept.</summary>
internal sealed class CallFigures
{
    // The service lets a call ring for no longer. Times that are further apart contradict each other.
    private static readonly TimeSpan LongestRinging = TimeSpan.FromSeconds(120);

    private int _endedAnswered;
    private int _timed;
    private int _delayed;
    private TimeSpan _talking;
    private TimeSpan _delay;

    public int Count { get; private set; }

    public int Ended { get; private set; }

    public int Answered { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>True where a call is over: its status says so, or the service knows how long it took.</summary>
    public static bool HasEnded(VoiceCall call) => CallStatuses.IsEnd(call.Status) || call.Duration is not null;

    /// <summary>True where a call was answered: its status says so, or somebody was in it for some time.</summary>
    public static bool WasAnswered(VoiceCall call) => CallStatuses.IsAnswered(call.Status) || call.Duration > TimeSpan.Zero;

    public void Add(VoiceCall call)
    {
        Count++;
        Cost += call.Price ?? 0;
        _talking += call.Duration ?? TimeSpan.Zero;
        var ended = HasEnded(call);
        if (ended) Ended++;
        if (!WasAnswered(call)) return;

        Answered++;
        if (!ended) return;

        _endedAnswered++;
        if (call.Duration is not { } duration) return;

        _timed++;
        if (DelayOf(call, duration) is not { } delay) return;

        _delayed++;
        _delay += delay;
    }

    /// <summary>What the calls come to so far.</summary>
    /// <param name="group">What they have in common.</param>
    /// <param name="by">What they were grouped by.</param>
    public VoiceCallMeasure Measure(string group, VoiceCallGrouping? by = null) => new()
    {
        Group = group,
        GroupBy = by,
        Count = Count,
        Ended = Ended,
        Answered = Answered,
        AnswerSeizureRatio = Ended == 0 ? null : (double)_endedAnswered / Ended,
        AverageCallDuration = Mean(_talking, _timed),
        PostDialDelay = Mean(_delay, _delayed),
        TotalMinutes = Math.Round((decimal)_talking.Ticks / TimeSpan.TicksPerMinute, 2, MidpointRounding.AwayFromZero),
        Cost = Cost,
    };

    // What a call took beyond its duration, it took before the answer. Where the service tells the time of the answer
    // as that of the start, as it does today, nothing is left.
    private static TimeSpan? DelayOf(VoiceCall call, TimeSpan duration) =>
        call.EndTime - call.StartTime - duration is { } delay && delay > TimeSpan.Zero && delay <= LongestRinging ? delay : null;

    private static TimeSpan? Mean(TimeSpan sum, int count) => count == 0 ? null : TimeSpan.FromTicks(sum.Ticks / count);
}
