using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;
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

    /// <summary>How many different findings in the script's NCCOs are told.</summary>
    private const int ToldLimit = 1000;

    /// <summary>How long answers under way may take when the cmdlet has all it waited for.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);

    private readonly Queue<VoiceEvent> _ready = new();
    private readonly Queue<EventArrival> _undecided = new();
    private readonly EventFilter _filter = new();
    private readonly Stopwatch _watch = new();
    private EventListener? _listener;
    private byte[] _secret = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _written;

    /// <summary>The ids of the calls whose events are written; those of every call if not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
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
        _listener = Start();
        _watch.Start();
        WriteVerbose($"Listening for webhooks at {_listener.Address}");
        WriteInformation(_listener.Address, [AddressTag]);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _filter.Add(Uuid.Select(static call => call.Uuid));
        if (NccoScript is null) return;

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
                exception is FormatException ? "Correct -Ncco." : "Choose another -Prefix, or none to get a free port."));
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
        while (!IsComplete)
        {
            // Whoever waits for an NCCO goes first: writing an event may take the next cmdlets a long time.
            var arrival = _listener!.Take(_ready.Count > 0 ? TimeSpan.Zero : Remaining(), Cancellation);
            if (arrival is not null)
            {
                Handle(arrival, mayComeLater: false);
                continue;
            }

            if (_ready.Count == 0) continue;
            _written++;
            WriteObject(_ready.Dequeue());
        }
    }

    private TimeSpan Remaining()
    {
        if (TimeoutSec == 0) return TimeSpan.FromMilliseconds(-1);
        var remaining = TimeSpan.FromSeconds(TimeoutSec) - _watch.Elapsed;
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
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
            var answer = isWanted ? RunScript(received) : Usual(received);
            reply.TrySend(answer);
            if (!SkipNccoTest && answer.Ncco is { } ncco && ncco != Ncco) WarnOf(ncco, received);
        }

        if (isWanted) _ready.Enqueue(received);
    }

    private EventAnswer Usual(VoiceEvent received) =>
        received is VoiceAnswerEvent && Ncco is not null ? EventAnswer.With(Ncco) : EventAnswer.Empty;

    // After the answer: somebody waits for it on the phone, and the service is the judge of it anyway. A script
    // makes the same mistake in each call: it is told once.
    private void WarnOf(VoiceNcco ncco, VoiceEvent received)
    {
        foreach (var finding in NccoLinter.Check(ncco))
        {
            if (_told.Count < ToldLimit && _told.Add($"{finding.Rule} {finding}"))
            {
                WriteWarning($"The NCCO that -NccoScript wrote for the event {received}: {finding}");
            }
        }
    }

    private EventAnswer RunScript(VoiceEvent received)
    {
        try
        {
            var output = NccoScript!.InvokeWithContext(null, [new PSVariable("_", received)], received);
            return NccoOutput.Read(output, SessionState.Path) is { } ncco ? EventAnswer.With(ncco) : Usual(received);
        }
        catch (Exception exception) when (exception is (RuntimeException or FormatException) and not PipelineStoppedException)
        {
            WriteError(VoiceErrors.Build(
                exception,
                "VoiceNccoScriptFailed",
                ErrorCategory.InvalidResult,
                received,
                "Correct -NccoScript. The event got the answer that it would have got without it."));
            return Usual(received);
        }
    }
}
