using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>
/// Lets no more than so many requests begin in any second, in the order in which they came. After a pause, a few may begin
/// at once; whoever stops waiting takes nobody's turn.
/// </summary>
internal sealed class RateLimiter : IDisposable
{
    /// <summary>
    /// A second is taken for a little longer than it is: two requests that leave exactly a second apart may arrive a few
    /// milliseconds less apart.
    /// </summary>
    private const double Margin = 1.015;

    private readonly object _gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = new();
    private readonly Queue<TimeSpan> _begun = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly TimeSpan _window;
    private readonly int _count;
    private bool _disposed;

    /// <param name="perSecond">How many may begin in a second; more than zero. It may be a fraction.</param>
    public RateLimiter(double perSecond)
    {
        if (!(perSecond > 0)) throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "A rate is more than zero.");

        _count = (int)Math.Min(Math.Max(Math.Floor(perSecond), 1), 1_000_000);
        _window = TimeSpan.FromSeconds(_count / perSecond * Margin);
        _timer = new Timer(static state => ((RateLimiter)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>True where there was a wait.</returns>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    /// <exception cref="ObjectDisposedException">The session was closed.</exception>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<bool>> turn;
        lock (_gate)
        {
            if (_disposed) throw new ObjectDisposedException(nameof(RateLimiter));
            if (_waiting.Count == 0 && TryBegin()) return false;

            turn = _waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_waiting.Count == 1) SetTimer();
        }

        using (cancellation.Register(() => Leave(turn))) return await turn.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Ends every wait.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _timer.Dispose();
            foreach (var turn in _waiting) turn.TrySetException(new ObjectDisposedException(nameof(RateLimiter)));
            _waiting.Clear();
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource<bool>> turn)
    {
        lock (_gate)
        {
            if (turn.List is not null) _waiting.Remove(turn);
        }

        turn.Value.TrySetCanceled();
    }

    private void Serve()
    {
        lock (_gate)
        {
            if (_disposed) return;
            while (_waiting.First is { } turn && TryBegin())
            {
                _waiting.RemoveFirst();
                turn.Value.TrySetResult(true);
            }

            if (_waiting.Count > 0) SetTimer();
        }
    }

    // Only under the lock.
    private bool TryBegin()
    {
        var now = _clock.Elapsed;
        if (_begun.Count == _count)
        {
            if (now - _begun.Peek() < _window) return false;
            _begun.Dequeue();
        }

        _begun.Enqueue(now);
        return true;
    }

    // Only under the lock, and only where somebody waits: then all places are taken.
    private void SetTimer()
    {
        var wait = _begun.Peek() + _window - _clock.Elapsed;

        // Timers count whole milliseconds; one that is too early would only have to be set again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(Math.Ceiling(wait.TotalMilliseconds), 1)), Timeout.InfiniteTimeSpan);
    }
}
