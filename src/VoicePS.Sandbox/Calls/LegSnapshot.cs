using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>A leg at one moment: values that belong together.</summary>
/// <param name="Status">The status.</param>
/// <param name="AnsweredAt">When it was answered, if it was.</param>
/// <param name="EndedAt">When it ended, if it has.</param>
internal sealed record LegSnapshot(LegStatus Status, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt)
{
    /// <summary>
    /// The start as the API reports it: in whole seconds, so that end, start and duration agree with each other
    /// as they do in the real service's answers.
    /// </summary>
    public DateTimeOffset? StartTime => AnsweredAt is { } answered ? WholeSecond(answered) : null;

    /// <summary>Seconds from answer to end, every begun second counted.</summary>
    public int? Duration => AnsweredAt is { } answered && EndedAt is { } ended ? BegunSeconds(ended - answered) : null;

    public DateTimeOffset? EndTime =>
        StartTime is { } start && Duration is { } seconds ? start.AddSeconds(seconds) : null;

    private static DateTimeOffset WholeSecond(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    // A clock that was put back in the meantime must not make a negative bill.
    private static int BegunSeconds(TimeSpan span) =>
        (int)((Math.Max(0, span.Ticks) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}
