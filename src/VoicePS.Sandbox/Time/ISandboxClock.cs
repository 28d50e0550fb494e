using System;

namespace VoicePS.Sandbox.Time;

/// <summary>The one source of time and of timers, so that a test or a time scale can replace both together.</summary>
internal interface ISandboxClock
{
    DateTimeOffset UtcNow { get; }

    /// <summary>Does something once, after a while, on any thread. Disposing the result cancels it.</summary>
    IDisposable Schedule(TimeSpan delay, Action action);
}
