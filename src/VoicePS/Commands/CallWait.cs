using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>A cmdlet's wait for calls: it writes, on the pipeline thread, what the waiter finds out in the background.</summary>
internal sealed class CallWait : IDisposable
{
    /// <summary>The most seconds that a wait can be told to take: 24 days, which is more than any call.</summary>
    public const int LongestTimeout = 2_000_000;

    private const int ActivityId = 0;
    private const string Activity = "Waiting for calls";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);

    private readonly Cmdlet _cmdlet;
    private readonly VoiceSession _session;
    private readonly CallWaiterOptions _options;
    private readonly CallWaiter _waiter;
    private readonly CancellationToken _cancellation;

    public CallWait(Cmdlet cmdlet, VoiceSession session, CallWaiterOptions options, CancellationToken cancellation)
    {
        _cmdlet = cmdlet;
        _session = session;
        _options = options;
        _cancellation = cancellation;
        _waiter = new CallWaiter(session.Calls, options, cancellation);
    }

    /// <summary>Begins to wait for a call, at once and in the background.</summary>
    public void Add(VoiceCallId id)
    {
        _cmdlet.WriteVerbose(_waiter.Add(id)
            ? $"Waiting until the call {id} {VoiceErrors.Goal(_options, "is over", "is")}."
            : $"The call {id} is waited for already, and will be written once.");
    }

    /// <summary>Writes what is ready, and waits for nothing.</summary>
    public void WriteReady()
    {
        while (Take(TimeSpan.Zero) is { } news) Write(news);
    }

    /// <summary>Writes each call as soon as it is ready, until there is none left.</summary>
    public void WriteAll()
    {
        var watch = Stopwatch.StartNew();
        var nextProgress = QuietTime;
        var isShown = false;
        try
        {
            while (_waiter.Ended < _waiter.Total)
            {
                if (Take(Patience) is { } news) Write(news);
                if (watch.Elapsed < nextProgress || _waiter.Ended == _waiter.Total) continue;
                nextProgress = watch.Elapsed + Patience;
                isShown = true;
                _cmdlet.WriteProgress(Progress());
            }
        }
        finally
        {
            // Where the pipeline is stopped, the host takes the bar away, and nothing can be written any more.
            if (isShown && !_cancellation.IsCancellationRequested)
            {
                _cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
            }
        }

        // What was told after the last result.
        WriteReady();
    }

    public void Dispose() => _waiter.Dispose();

    private CallWaitNews? Take(TimeSpan patience)
    {
        try
        {
            return _waiter.Take(patience);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException && !_session.IsOpen)
        {
            _cmdlet.ThrowTerminatingError(VoiceErrors.SessionClosed(_session));
            throw;
        }
    }

    private void Write(CallWaitNews news)
    {
        if (news.Trace is { } trace) _cmdlet.WriteVerbose(trace);
        if (news.Result is not { } result) return;
        if (result.End == CallWaitEnd.Reached) _cmdlet.WriteObject(result.Call);
        else _cmdlet.WriteError(VoiceErrors.From(result, _options));
    }

    private ProgressRecord Progress() => new(
        ActivityId,
        Activity,
        string.Format(CultureInfo.InvariantCulture, "{0} of {1}", _waiter.Ended, _waiter.Total))
    {
        PercentComplete = (int)(100L * _waiter.Ended / _waiter.Total),
        CurrentOperation = _waiter.Describe(),
    };
}
