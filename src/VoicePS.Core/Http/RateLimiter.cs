using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>
/// Lets no more than so many requests arrive in any second, in the order in which they came. After a pause, a few may begin
/// at once, and the others follow one by one; whoever stops waiting takes nobody's turn.
/// </summary>
internal sealed class RateLimiter : IDisposable
{
    /// <summary>
    /// A second is taken for a little longer than it is: two requests that leave exactly a second apart may arrive a few
    /// milliseconds less apart.
    /// </summary>
    private const double Margin = 1.015;

    /// <summary>
    /// Over how much of each second the requests are spread. All of them at once would crowd each other on their way; spread
    /// over all of it, the last would come a second late.
    /// </summary>
    private const double Spread = 0.25;

    /// <summary>How much of the difference between two answers' times is taken to be lasting.</summary>
    private const double Learning = 0.1;

    // A timer that rang late may be made up for, as long as no second sees too many.
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);

    // Who is held up longer than that on its way is not waited for.
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly LinkedList<TaskCompletionSource<RateTurn>> _waiting = new();
    private readonly Queue<RateTurn> _begun = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly TimeSpan _second;
    private readonly TimeSpan _window;
    private readonly TimeSpan _spacing;
    private readonly int _count;
    private TimeSpan _last;
    private TimeSpan _next;
    private TimeSpan? _usualAnswer;
    private int _atOnce;
    private int _cold;
    private bool _disposed;

    /// <param name="perSecond">How many may arrive in a second; more than zero. It may be a fraction.</param>
    public RateLimiter(double perSecond)
    {
        if (!(perSecond > 0)) throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "A rate is more than zero.");

        _count = (int)Math.Min(Math.Max(Math.Floor(perSecond), 1), 1_000_000);
        _second = TimeSpan.FromSeconds(_count / perSecond);
        _window = TimeSpan.FromSeconds(_second.TotalSeconds * Margin);
        _spacing = TimeSpan.FromTicks((long)(_window.Ticks / _count * Spread));
        _atOnce = _count;
        _cold = _count;
        _timer = new Timer(static state => ((RateLimiter)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The turn. It is to be told when the answer is there.</returns>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    /// <exception cref="ObjectDisposedException">The session was closed.</exception>
    public async Task<RateTurn> WaitAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<RateTurn>> turn;
        lock (_gate)
        {
            if (_disposed) throw new ObjectDisposedException(nameof(RateLimiter));
            if (_waiting.Count == 0 && TryBegin(hasWaited: false) is { } begun) return begun;

            turn = _waiting.AddLast(new TaskCompletionSource<RateTurn>(TaskCreationOptions.RunContinuationsAsynchronously));
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

    /// <summary>Takes notice that the service has counted a request.</summary>
    internal void Answered(RateTurn turn)
    {
        lock (_gate)
        {
            if (turn.AnsweredAt is not null) return;
            var now = _clock.Elapsed;
            turn.AnsweredAt = now;
            var answer = now - turn.BegunAt;
            _usualAnswer = _usualAnswer is not { } usual || answer < usual
                ? answer
                : usual + TimeSpan.FromTicks((long)((answer - usual).Ticks * Learning));
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource<RateTurn>> turn)
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
            while (_waiting.First is { } turn && TryBegin(hasWaited: true) is { } begun)
            {
                _waiting.RemoveFirst();
                turn.Value.TrySetResult(begun);
            }

            if (_waiting.Count > 0) SetTimer();
        }
    }

    // Only under the lock.
    private RateTurn? TryBegin(bool hasWaited)
    {
        var now = _clock.Elapsed;
        if (!hasWaited && now - _last >= _window) _atOnce = _count;
        if (now < NextTurn(now)) return null;

        if (_begun.Count == _count) _begun.Dequeue();
        if (_atOnce > 0)
        {
            _atOnce--;
            _next = now + _spacing;
        }
        else
        {
            _next = Latest(_next, now - CatchUp) + _spacing;
        }

        _last = now;
        var turn = new RateTurn(this, hasWaited) { BegunAt = now, IsCold = _cold > 0 };
        if (_cold > 0) _cold--;
        _begun.Enqueue(turn);
        return turn;
    }

    // Only under the lock.
    private TimeSpan NextTurn(TimeSpan now)
    {
        var next = _atOnce > 0 ? TimeSpan.Zero : _next;
        return _begun.Count == _count ? Latest(next, EndOfSecond(_begun.Peek(), now)) : next;
    }

    /// <summary>
    /// When a request that began a second ago counts no longer. One that was held up on its way was counted later than it
    /// began: how much later, its answer tells. Of the first few nobody knows how long they usually take: they count from when
    /// their answers came.
    /// </summary>
    private TimeSpan EndOfSecond(RateTurn turn, TimeSpan now)
    {
        var counted = (turn.AnsweredAt ?? now) - (turn.IsCold ? TimeSpan.Zero : _usualAnswer ?? TimeSpan.Zero);
        var delay = counted - turn.BegunAt;
        return Latest(turn.BegunAt + _window, turn.BegunAt + _second + (delay < LongestDoubt ? delay : LongestDoubt));
    }

    // Only under the lock, and only where somebody waits.
    private void SetTimer()
    {
        var now = _clock.Elapsed;
        var wait = NextTurn(now) - now;

        // Timers count whole milliseconds; one that is too early would only have to be set again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(Math.Ceiling(wait.TotalMilliseconds), 1)), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Latest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
