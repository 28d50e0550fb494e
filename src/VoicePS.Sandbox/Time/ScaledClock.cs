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
        var real = TimeSpan.FromTicks((long)(delay.Ticks / _scale));
        return SystemClock.Instance.Schedule(real < LongestWait ? real : LongestWait, action);
    }
}
