using System;
using System.Threading;

namespace VoicePS.Sandbox.Time;

/// <summary>Real time, with timers of the thread pool.</summary>
internal sealed class SystemClock : ISandboxClock
{
    public static readonly SystemClock Instance = new();

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public IDisposable Schedule(TimeSpan delay, Action action) =>
        new Timer(static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);
}
