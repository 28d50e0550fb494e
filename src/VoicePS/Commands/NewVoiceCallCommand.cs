using System;
using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Places calls (POST /v1/calls).</summary>
[Cmdlet(VerbsCommon.New, "VoiceCall", SupportsShouldProcess = true, DefaultParameterSetName = AnswerUrlSet)]
[OutputType(typeof(VoiceCall))]
public sealed class NewVoiceCallCommand : SessionCmdlet
{
    private const string AnswerUrlSet = "AnswerUrl";
    private const string NccoSet = "Ncco";
    private const string RandomAnswerUrlSet = "RandomFromNumberAnswerUrl";
    private const string RandomNccoSet = "RandomFromNumberNcco";

    /// <summary>Below this, the vendor's documents disagree on whether the service takes it.</summary>
    private const int UndisputedBeepTimeout = 45;

    private readonly List<VoiceCallId> _placed = [];
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private VoiceNcco? _tested;

    /// <summary>Whom to call. Each endpoint gets a call of its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [ValidateNotNullOrEmpty]
    [EndpointTransformation]
    public VoiceEndpoint[] To { get; set; } = [];

    /// <summary>Whom the call comes from: a number of the account, or a SIP address.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = NccoSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [EndpointTransformation(Single = true)]
    [ValidateCaller]
    public VoiceEndpoint? From { get; set; }

    /// <summary>Lets the service choose one of the application's numbers to call from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RandomAnswerUrlSet)]
    [Parameter(Mandatory = true, ParameterSetName = RandomNccoSet)]
    public SwitchParameter RandomFromNumber { get; set; }

    /// <summary>The webhook that returns the NCCO which governs the call.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RandomAnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateWebAddress]
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer webhook is asked.</summary>
    [Parameter(ParameterSetName = AnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = RandomAnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("GET", "POST")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? AnswerMethod { get; set; }

    /// <summary>The NCCO that governs the call.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NccoSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = RandomNccoSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [NccoTransformation]
    public VoiceNcco? Ncco { get; set; }

    /// <summary>Sends the NCCO without testing it first.</summary>
    [Parameter(ParameterSetName = NccoSet)]
    [Parameter(ParameterSetName = RandomNccoSet)]
    public SwitchParameter SkipNccoTest { get; set; }

    /// <summary>The webhook that is told of each change of status.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ValidateWebAddress(AllowEmpty = true)]
    public string? EventUrl { get; set; }

    /// <summary>How the event webhook is told.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("POST", "GET")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? EventMethod { get; set; }

    /// <summary>What to do when a machine answers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("continue", "hangup")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? MachineDetection { get; set; }

    /// <summary>How to find out whether a machine answered. With it, the advanced detection is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("default", "detect", "detect_beep")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? MachineDetectionMode { get; set; }

    /// <summary>Seconds to wait for a machine's beep: 30 to 120. With it, the advanced detection is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(30, 120)]
    public int? BeepTimeout { get; set; }

    /// <summary>Seconds after the answer until the service hangs up: 1 to 86400; 7200 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(1, 86400)]
    public int? LengthTimer { get; set; }

    /// <summary>Seconds of ringing until the service gives up: 1 to 120; 60 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(1, 120)]
    public int? RingingTimer { get; set; }

    /// <summary>Waits until the calls have ended, and writes each at its end.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>With Wait: how many seconds to wait for each call; without end if not given.</summary>
    [Parameter]
    [ValidateRange(1, CallWait.LongestTimeout)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.NewCall;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(RandomFromNumber)) && !RandomFromNumber)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceCallerMissing",
                "A call comes from somebody: with -RandomFromNumber:$false there is nobody.",
                RandomFromNumber.ToBool(),
                "Give -From <number>, or -RandomFromNumber."));
        }

        if (TimeoutSec is not null && !Wait)
        {
            ThrowTerminatingError(VoiceErrors.Argument(
                "VoiceTimeoutUnused",
                "-TimeoutSec says how long to wait for the end of the calls, but there is no waiting without -Wait.",
                TimeoutSec,
                "Add -Wait. For how long it may ring, use -RingingTimer; for how long the call may last, -LengthTimer."));
        }

        _tested = Ncco;
        if (!SkipNccoTest) this.TestNcco(Ncco);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (BeepTimeout < UndisputedBeepTimeout)
        {
            Warn($"A BeepTimeout of {BeepTimeout} seconds: some of the vendor's documents allow {UndisputedBeepTimeout} to 120 only.");
        }

        // One that is given for all calls was tested before the first.
        if (!SkipNccoTest && !ReferenceEquals(Ncco, _tested) && !this.PassesTest(Ncco)) return;
        foreach (var endpoint in To)
        {
            if (endpoint.OnAnswer is null) Place(endpoint);
            else WriteError(VoiceErrors.OnAnswerUnused(endpoint));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_placed.Count == 0) return;

        var options = new CallWaiterOptions();
        if (TimeoutSec is { } seconds) options.Timeout = TimeSpan.FromSeconds(seconds);
        using var wait = new CallWait(this, ActiveSession, options, Cancellation);
        foreach (var id in _placed) wait.Add(id);
        wait.WriteAll();
    }

    private void Place(VoiceEndpoint endpoint)
    {
        foreach (var doubt in endpoint.Doubts()) Warn(doubt);
        if (!ShouldProcess(endpoint.Identity, $"Call from {From?.Identity ?? "any number of the application"}")) return;

        var request = Describe(endpoint);
        if (!TrySend(endpoint, (calls, context) => calls.CreateAsync(request, context), out var call)) return;
        if (!Wait)
        {
            WriteObject(call);
            return;
        }

        // Whoever stops the command has not seen the call yet.
        WriteVerbose(PhoneNumbers.Mask($"The call {call} to {endpoint} was placed."));
        _placed.Add(new VoiceCallId(call!.Uuid, call.RegionUrl));
    }

    // Once is enough for a hundred calls.
    private void Warn(string text)
    {
        if (_warned.Add(text)) WriteWarning(text);
    }

    private CreateCallRequest Describe(VoiceEndpoint endpoint) => new(endpoint, From)
    {
        Ncco = Ncco,
        AnswerUrl = AnswerUrl,
        AnswerMethod = Given(AnswerMethod)?.ToUpperInvariant(),
        EventUrl = Given(EventUrl),
        EventMethod = Given(EventMethod)?.ToUpperInvariant(),
        MachineDetection = Given(MachineDetection)?.ToLowerInvariant(),
        MachineDetectionMode = Given(MachineDetectionMode)?.ToLowerInvariant(),
        BeepTimeout = BeepTimeout,
        LengthTimer = LengthTimer,
        RingingTimer = RingingTimer,
    };

    // A blank cell of a table gives nothing.
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
