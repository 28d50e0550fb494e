using System;
using System.Diagnostics;

namespace VoicePS.Sandbox.Time;

/// <summary>
/// Time that begins now and runs faster than real time. Times and timers are those of the sandbox: with a scale of
/// 60, a timer of one minute ends after one second, and the clock is one minute further then.
/// </summary>
internal sealed class ScaledClock : ISandboxClock
{
    // The system's timers cannot wait longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly double _scale;

    public ScaledClock(double scale) => _scale = scale;

    public DateTimeOffset UtcNow => _start + TimeSpan.FromTicks((long)(_watch.Elapsed.Ticks * _scale));

    public IDisposable Schedule(TimeSpan delay, Action action)
    {
        var real = Real(delay);
        return SystemClock.Instance.Schedule(real < LongestWait ? real : LongestWait, action);
    }

    // The system's timers count whole milliseconds from the last one that began, and so may be early by almost one. Nothing
    // may happen before its time: the clock would show a moment that is still to come.
    private TimeSpan Real(TimeSpan delay) => delay > TimeSpan.Zero
        ? TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds / _scale) + 1)
        : TimeSpan.Zero;
}
