using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Calls;

/// <summary>
/// Waits for many calls at once. Each is asked for again and again, never more often than was wished, and only a few at
/// the same time. Calls are added and news are taken by one thread; the questions are asked in the background from the
/// moment at which a call is added.
/// </summary>
public sealed class CallWaiter : IDisposable
{
    private readonly CallsClient _calls;
    private readonly CallWaiterOptions _options;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _stopped;
    private readonly SemaphoreSlim _turns;
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly ConcurrentQueue<CallWaitNews> _news = new();
    private readonly Dictionary<VoiceCallId, Watch> _watches = [];

    /// <summary>Makes a waiter that waits for nothing yet.</summary>
    /// <param name="calls">Asks for the calls. It belongs to the caller.</param>
    /// <param name="options">What is waited for, and how.</param>
    /// <param name="cancellation">Ends all waits at once.</param>
    public CallWaiter(CallsClient calls, CallWaiterOptions options, CancellationToken cancellation)
    {
        _calls = calls ?? throw new ArgumentNullException(nameof(calls));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _turns = new SemaphoreSlim(options.Concurrency);
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _stopped = _stopping.Token;
    }

    /// <summary>How many calls were added.</summary>
    public int Total => _watches.Count;

    /// <summary>For how many of them the wait is over, and the result was taken.</summary>
    public int Ended { get; private set; }

    /// <summary>Begins to wait for a call.</summary>
    /// <param name="id">Which leg, and where it lives.</param>
    /// <returns>False where it is among them already.</returns>
    public bool Add(VoiceCallId id)
    {
        if (_watches.ContainsKey(id ?? throw new ArgumentNullException(nameof(id)))) return false;

        var watch = new Watch(id);
        _watches.Add(id, watch);
        _ = Task.Run(() => RunAsync(watch), CancellationToken.None);
        return true;
    }

    /// <summary>Takes the next news, and waits for them if there are none.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The news; null where there were none in that time.</returns>
    /// <exception cref="OperationCanceledException">All waits were ended.</exception>
    public CallWaitNews? Take(TimeSpan patience)
    {
        if (!_arrived.Wait(patience, _stopped) || !_news.TryDequeue(out var news)) return null;
        if (news.Fault is not null) ExceptionDispatchInfo.Capture(news.Fault).Throw();
        if (news.Result is not null) Ended++;
        return news;
    }

    /// <summary>Says in which statuses the calls are that are still waited for.</summary>
    /// <returns>For example <c>2 ringing, 1 answered</c>; empty where nothing is known.</returns>
    public string Describe() => string.Join(", ", _watches.Values
        .Where(static watch => !watch.IsOver)
        .GroupBy(static watch => watch.Status)
        .Where(static group => group.Key is not null)
        .OrderByDescending(static group => group.Count())
        .Select(static group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {group.Key}"));

    /// <summary>Ends all waits. Requests under way are given up.</summary>
    public void Dispose()
    {
        // The semaphores hold nothing to be freed, and the watches may still let go of them.
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(Watch watch)
    {
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stopped);
            if (_options.Timeout is { } timeout) deadline.CancelAfter(timeout);
            try
            {
                await WatchAsync(watch, new RequestContext(deadline.Token, line => Tell(new CallWaitNews { Trace = line })) { Retries = _options.Retries }).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !_stopped.IsCancellationRequested)
            {
                End(watch, CallWaitEnd.TimedOut);
            }
        }
        catch (Exception) when (_stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (Exception exception)
        {
            // The session was closed, or worse: whoever takes the news has to know.
            Tell(new CallWaitNews { Fault = exception });
        }
    }

    private async Task WatchAsync(Watch watch, RequestContext context)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            TimeSpan asked;
            await _turns.WaitAsync(context.Cancellation).ConfigureAwait(false);
            try
            {
                asked = clock.Elapsed;
                await AskAsync(watch, context).ConfigureAwait(false);
            }
            finally
            {
                _turns.Release();
            }

            if (watch.Failure is { IsPassing: false })
            {
                End(watch, CallWaitEnd.Failed);
                return;
            }

            if (watch.Failure is null && CallStatuses.IsReached(watch.Status, _options.Statuses))
            {
                End(watch, CallWaitEnd.Reached);
                return;
            }

            if (watch.Failure is null && CallStatuses.IsMissed(watch.Status, _options.Statuses))
            {
                End(watch, CallWaitEnd.Missed);
                return;
            }

            // A delay may end a little early; the next question must not.
            while (asked + _options.PollingInterval - clock.Elapsed is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), context.Cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task AskAsync(Watch watch, RequestContext context)
    {
        try
        {
            var before = watch.Status;
            watch.Call = await _calls.GetAsync(watch.Id, context).ConfigureAwait(false);
            if (watch.Status != before) context.Trace($"The call {watch.Id} is {watch.Status}.");
            watch.Failure = null;
        }
        catch (VoiceApiException failure)
        {
            watch.Failure = failure;
            if (failure.IsPassing) context.Trace($"The call {watch.Id} could not be asked for: {failure.Message} Asking again in a while.");
        }
    }

    private void End(Watch watch, CallWaitEnd end)
    {
        watch.IsOver = true;
        Tell(new CallWaitNews { Result = new CallWaitResult(watch.Id, end, watch.Call, watch.Failure) });
    }

    private void Tell(CallWaitNews news)
    {
        _news.Enqueue(news);
        _arrived.Release();
    }

    /// <summary>One call, and what is known of it. Written by its own task only; read by others for their progress bar.</summary>
    private sealed class Watch(VoiceCallId id)
    {
        public VoiceCallId Id { get; } = id;

        public VoiceCall? Call { get; set; }

        public string? Status => Call?.Status;

        public VoiceApiException? Failure { get; set; }

        public bool IsOver { get; set; }
    }
}
