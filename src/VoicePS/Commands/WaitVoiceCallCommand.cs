using System;
using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Waits until calls are in a status, and writes each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "VoiceCall")]
[OutputType(typeof(VoiceCall))]
public sealed class WaitVoiceCallCommand : RequestCmdlet
{
    private CallWait? _wait;

    /// <summary>The id of the call leg, or an object that has it in a property Uuid or CallUuid.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <summary>The statuses that end the wait; if none is given, those in which a call ends.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ExplainValues(typeof(WaitVoiceCallCommand), nameof(Status), What = "a status of a call", Advice = "Until somebody picks up: Wait-VoiceCall -Status answered")]
    [ValidateSet(
        "started", "ringing", "answered", "human", "machine", "disconnected",
        "completed", "busy", "cancelled", "failed", "rejected", "timeout", "unanswered")]
    public string[]? Status { get; set; }

    /// <summary>How many seconds to wait for each call, from when it arrives; without end if not given.</summary>
    [Parameter]
    [ValidateRange(1, CallWait.LongestTimeout)]
    public int? TimeoutSec { get; set; }

    /// <summary>How long to leave a call alone before it is asked for again: a number of seconds or a time span, 0.1 seconds to a day.</summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateSeconds(0.1, 86400)]
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls are asked for at the same time, at most.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.CallLookup;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _wait = new CallWait(
            this,
            ActiveSession,
            new CallWaiterOptions
            {
                Statuses = Status?.Select(static status => status.ToLowerInvariant()).Distinct().ToArray() ?? CallStatuses.Ends,
                Timeout = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                PollingInterval = PollingInterval,
                Concurrency = ThrottleLimit,
                Retries = Retries,
            },
            Cancellation);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Uuid) _wait!.Add(id);

        // More calls may come: what is ready goes on, and nothing is waited for.
        _wait!.WriteReady();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _wait!.WriteAll();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _wait?.Dispose();
        base.Dispose(disposing);
    }
}
