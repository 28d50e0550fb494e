using System;
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

    private readonly PSCmdlet _cmdlet;
    private readonly VoiceSession _session;
    private readonly CallWaiterOptions _options;
    private readonly CallWaiter _waiter;
    private readonly CancellationToken _cancellation;

    public CallWait(PSCmdlet cmdlet, VoiceSession session, CallWaiterOptions options, CancellationToken cancellation)
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
        var progress = new CommandProgress(_cmdlet, "Waiting for calls", "calls", _cancellation);
        try
        {
            while (_waiter.Ended < _waiter.Total)
            {
                if (Take(CommandProgress.Patience) is { } news) Write(news);
                if (progress.IsDue && _waiter.Ended < _waiter.Total) progress.Show(_waiter.Ended, _waiter.Total, _waiter.Describe());
            }
        }
        finally
        {
            progress.End();
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
}
