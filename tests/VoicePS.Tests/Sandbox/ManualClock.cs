using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VoicePS.Sandbox.Time;

namespace VoicePS.Tests.Sandbox;

/// <summary>Time that stands still until a test moves it.</summary>
internal sealed class ManualClock : ISandboxClock
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];

    public DateTimeOffset UtcNow { get; private set; } = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public IDisposable Schedule(TimeSpan delay, Action action)
    {
        lock (_gate)
        {
            var entry = new Entry(this, UtcNow + delay, action);
            _entries.Add(entry);
            return entry;
        }
    }

    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    public void Advance(TimeSpan by)
    {
        // Whatever waits for a timer goes on at once, as it does where no test watches over the thread.
        var watcher = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var end = UtcNow + by;
            while (TakeDue(end) is { } due)
            {
                if (due.At > UtcNow) UtcNow = due.At;
                due.Action();
            }

            UtcNow = end;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(watcher);
        }
    }

    public void TurnBack(TimeSpan by) => UtcNow -= by;

    private Entry? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var due = _entries.Where(entry => entry.At <= end).MinBy(entry => entry.At);
            if (due is not null) _entries.Remove(due);
            return due;
        }
    }

    private sealed class Entry(ManualClock clock, DateTimeOffset at, Action action) : IDisposable
    {
        public DateTimeOffset At => at;

        public Action Action => action;

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._entries.Remove(this);
            }
        }
    }
}
