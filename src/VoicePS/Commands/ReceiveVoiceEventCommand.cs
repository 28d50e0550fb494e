using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Events;
using VoicePS.Core.Listening;
using VoicePS.Core.Ncco;
using VoicePS.Errors;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Listens for webhooks, writes each as an event, and answers it.</summary>
[Cmdlet(VerbsCommunications.Receive, "VoiceEvent")]
[OutputType(
    typeof(VoiceEvent), typeof(VoiceStatusEvent), typeof(VoiceAnswerEvent), typeof(VoiceInputEvent),
    typeof(VoiceRecordEvent), typeof(VoiceTranscriptionEvent), typeof(VoiceTransferEvent), typeof(VoiceNotifyEvent),
    typeof(VoicePaymentEvent), typeof(VoiceErrorEvent), typeof(VoiceUnknownEvent))]
public sealed class ReceiveVoiceEventCommand : VoiceCmdlet
{
    private const string AddressTag = "VoiceEventAddress";

    /// <summary>How long answers under way may take when the cmdlet has all it waited for.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(3);

    private readonly Queue<VoiceEvent> _ready = new();
    private readonly Queue<EventArrival> _undecided = new();
    private readonly EventFilter _filter = new();
    private readonly Stopwatch _watch = new();
    private EventListener? _listener;
    private byte[] _secret = [];
    private NccoScript? _script;
    private int _written;

    /// <summary>The ids of the calls whose events are written; those of every call if not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <summary>Where to listen; a free port of this machine if not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateListenerPrefix]
    public string? Prefix { get; set; }

    /// <summary>The signature secret of the account. With it, webhooks that are not signed with it are refused.</summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    [ValidateSignatureSecret]
    public SecureString? SignatureSecret { get; set; }

    /// <summary>Ends after so many events; never if not given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = int.MaxValue;

    /// <summary>Ends after so many seconds; never if not given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; }

    /// <summary>The NCCO with which answer webhooks are answered.</summary>
    [Parameter]
    [ValidateNotNull]
    [NccoTransformation]
    public VoiceNcco? Ncco { get; set; }

    /// <summary>Runs for each event, with the event as its argument; what it writes is the NCCO with which the event is answered.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? NccoScript { get; set; }

    /// <summary>Answers with NCCOs without testing them first.</summary>
    [Parameter]
    public SwitchParameter SkipNccoTest { get; set; }

    private bool IsComplete =>
        _written >= Count || (TimeoutSec > 0 && _watch.Elapsed >= TimeSpan.FromSeconds(TimeoutSec));

    // Before the first record: a cmdlet further up may place calls whose first webhooks come at once.
    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!SkipNccoTest) this.TestNcco(Ncco);
        if (NccoScript is not null) _script = new NccoScript(this, NccoScript, Ncco) { IsTested = !SkipNccoTest };
        _listener = Start();
        _watch.Start();
        WriteVerbose($"Listening for webhooks at {_listener.Address}");
        WriteInformation(_listener.Address, [AddressTag]);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _filter.Add(Uuid.Select(static call => call.Uuid));
        if (_script is null) return;

        // What waits for an NCCO should not have to wait for the next record.
        Decide(mayComeLater: true);
        while (_listener!.Take(TimeSpan.Zero, Cancellation) is { } arrival) Handle(arrival, mayComeLater: MyInvocation.ExpectingInput);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Calls were to come down the pipeline, and none did: their events will not come either.
        if (MyInvocation.ExpectingInput && _filter.IsEmpty) return;
        try
        {
            Decide(mayComeLater: false);
            Pump();
            WriteVerbose($"Stopped listening after {(_written == 1 ? "one event" : $"{_written} events")}: {(_written >= Count ? "these are all that were wanted" : "the time is over")}.");
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            // Also where a later cmdlet has seen enough: whoever sent the last event still waits for its answer.
            if (!Cancellation.IsCancellationRequested) _listener!.Stop(LastAnswers);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();

        // At once, whatever the pipeline's own thread is busy with.
        _listener?.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _listener?.Dispose();
            Array.Clear(_secret, 0, _secret.Length);
        }

        base.Dispose(disposing);
    }

    private EventListener Start()
    {
        var options = new EventListenerOptions { Ncco = Ncco, AsksForReplies = NccoScript is not null, Signature = MakeCheck() };
        if (Prefix is not null) options.Prefix = ListenerPrefix.Parse(Prefix);
        try
        {
            return EventListener.Start(options);
        }
        catch (Exception exception) when (exception is ListenerStartException or FormatException)
        {
            ThrowTerminatingError(VoiceErrors.Build(
                exception,
                "VoiceListenerNotStarted",
                ErrorCategory.ResourceUnavailable,
                Prefix,
                exception is FormatException ? "Correct -Ncco." : "Choose another port: Receive-VoiceEvent -Prefix http://127.0.0.1:8090/. Or take any that is free: Receive-VoiceEvent"));
            throw;
        }
    }

    private EventSignatureCheck? MakeCheck()
    {
        if (SignatureSecret is null) return null;
        _secret = SecretText.RevealUtf8(SignatureSecret);
        return new EventSignatureCheck(JwtLibrary.WebhookTokens, _secret);
    }

    private void Pump()
    {
        var progress = new CommandProgress(this, $"Listening at {_listener!.Address}", "events", Cancellation);
        try
        {
            while (!IsComplete)
            {
                // Whoever waits for an NCCO goes first: writing an event may take the next cmdlets a long time.
                var arrival = _listener.Take(_ready.Count > 0 ? TimeSpan.Zero : Remaining(), Cancellation);
                if (arrival is not null) Handle(arrival, mayComeLater: false);
                else WriteNext(progress);
            }
        }
        finally
        {
            progress.End();
        }
    }

    private void WriteNext(CommandProgress progress)
    {
        if (_ready.Count > 0)
        {
            _written++;
            WriteObject(_ready.Dequeue());
        }

        progress.Show(_written, Count < int.MaxValue ? Count : null, end: TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null);
    }

    private TimeSpan Remaining()
    {
        if (TimeoutSec == 0) return CommandProgress.Patience;
        var remaining = TimeSpan.FromSeconds(TimeoutSec) - _watch.Elapsed;
        if (remaining < TimeSpan.Zero) return TimeSpan.Zero;
        return remaining < CommandProgress.Patience ? remaining : CommandProgress.Patience;
    }

    private void Decide(bool mayComeLater)
    {
        for (var left = _undecided.Count; left > 0; left--) Handle(_undecided.Dequeue(), mayComeLater);
    }

    private void Handle(EventArrival arrival, bool mayComeLater)
    {
        if (arrival.Warning is { } warning) WriteWarning(warning);
        if (arrival.Trace is { } trace) WriteVerbose(trace);
        if (arrival.Event is not { } received) return;

        var isWanted = _filter.Accepts(received);
        if (!isWanted && mayComeLater)
        {
            // The call may be in one of the next records: its webhooks can be faster than the pipeline.
            _undecided.Enqueue(arrival);
            return;
        }

        if (arrival.Reply is { IsAwaited: true } reply)
        {
            var answer = isWanted ? _script!.Run(received) : _script!.Usual(received);
            reply.TrySend(answer);
            _script.WarnOf(answer, received);
        }

        if (isWanted) _ready.Enqueue(received);
    }
}
