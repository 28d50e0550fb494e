using System;
using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Core.Calls;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Places calls (POST /v1/calls).</summary>
[Cmdlet(VerbsCommon.New, "VoiceCall", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceCall))]
public sealed class NewVoiceCallCommand : BulkCmdlet
{
    /// <summary>Below this, the vendor's documents disagree on whether the service takes it.</summary>
    private const int UndisputedBeepTimeout = 45;

    private readonly List<VoiceCallId> _placed = [];
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private string[] _typed = [];
    private VoiceNcco? _tested;

    /// <summary>Whom to call. Each endpoint gets a call of its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [ValidateNotNullOrEmpty]
    [EndpointTransformation(ExplainsRows = true, Advice = "More: Get-Help New-VoiceCall -Parameter To")]
    public VoiceEndpoint[] To { get; set; } = [];

    /// <summary>Whom the call comes from: a number of the account, or a SIP address. This, or RandomFromNumber.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [EndpointTransformation(Single = true, AllowBlank = true, Advice = "More: Get-Help New-VoiceCall -Parameter From")]
    [ValidateCaller]
    public VoiceEndpoint? From { get; set; }

    /// <summary>Lets the service choose one of the application's numbers to call from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter RandomFromNumber { get; set; }

    /// <summary>The NCCO that governs the call. This, or AnswerUrl.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [NccoTransformation(AllowBlank = true)]
    public VoiceNcco? Ncco { get; set; }

    /// <summary>Sends the NCCO without testing it first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter SkipNccoTest { get; set; }

    /// <summary>The webhook that returns the NCCO which governs the call. This, or Ncco.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ValidateWebAddress(AllowEmpty = true, Command = "New-VoiceCall -AnswerUrl", Example = "https://example.com/answer")]
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer webhook is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("GET", "POST")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? AnswerMethod { get; set; }

    /// <summary>The webhook that is told of each change of status.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ValidateWebAddress(AllowEmpty = true, Command = "New-VoiceCall -EventUrl", Example = "https://example.com/event")]
    public string? EventUrl { get; set; }

    /// <summary>How the event webhook is told.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("POST", "GET")]
    [ArgumentCompleter(typeof(WordCompleter<NewVoiceCallCommand>))]
    public string? EventMethod { get; set; }

    /// <summary>What to do when a machine answers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateOptionalWord("continue", "hangup", Advice = "More: Get-Help New-VoiceCall -Parameter MachineDetection")]
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
    [ValidateRangeIfGiven(1, 86400, Advice = "More: Get-Help New-VoiceCall -Parameter LengthTimer")]
    public int? LengthTimer { get; set; }

    /// <summary>Seconds of ringing until the service gives up: 1 to 120; 60 if not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberOrBlank(Whole = true)]
    [ValidateRangeIfGiven(1, 120, Advice = "More: Get-Help New-VoiceCall -Parameter RingingTimer")]
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
    private protected override string Activity => "Placing calls";

    /// <inheritdoc/>
    private protected override int Records => To.Length;

    private VoiceEndpoint? Caller => RandomFromNumber && IsTyped(nameof(RandomFromNumber)) && !IsTyped(nameof(From)) ? null : From;

    private bool IsCallerRandom => RandomFromNumber && (IsTyped(nameof(RandomFromNumber)) || !IsTyped(nameof(From)));

    private VoiceNcco? Plan => IsTyped(nameof(AnswerUrl)) && !IsTyped(nameof(Ncco)) ? null : Ncco;

    private string? AnswerAddress => IsTyped(nameof(Ncco)) && !IsTyped(nameof(AnswerUrl)) ? null : Given(AnswerUrl);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What is typed holds for all records, whatever they have; what is missing may still come with them.
        _typed = [.. MyInvocation.BoundParameters.Keys];
        if (Contradiction() is { } wrong) ThrowTerminatingError(wrong(null));
        if (!MyInvocation.ExpectingInput && Gap() is { } missing) ThrowTerminatingError(missing(null));
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

        if ((Contradiction() ?? Gap()) is { } refuse)
        {
            foreach (var endpoint in To) Refuse(refuse(Input(endpoint).ToTarget()));
            return;
        }

        // One that is given for all calls was tested before the first.
        if (!SkipNccoTest && !ReferenceEquals(Plan, _tested) && this.Examine(Plan) is { } refusal)
        {
            foreach (var endpoint in To) Refuse(VoiceErrors.About(refusal, Input(endpoint).ToTarget()));
            return;
        }

        foreach (var endpoint in To)
        {
            if (endpoint.OnAnswer is null) Place(endpoint);
            else Refuse(VoiceErrors.OnAnswerUnused(endpoint, Input(endpoint).ToTarget()));
        }
    }

    /// <inheritdoc/>
    private protected override ErrorRecord Explain(VoiceApiException exception, object? target)
    {
        var input = (CallInput)target!;
        return VoiceErrors.CallNotPlaced(exception, input.ToTarget(), input.FindingCommand);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
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
        var caller = Caller?.Identity ?? "any number of the application";
        if (!ShouldDo(endpoint.Identity, $"Call from {caller}", PhoneNumbers.Mask($"Calling {endpoint} from {caller}."))) return;

        var input = Input(endpoint);
        Send(
            input,
            (calls, context) =>
            {
                input.SentAt = DateTimeOffset.UtcNow;
                return calls.CreateAsync(input.Request, context);
            },
            call => WritePlaced(call, endpoint));
    }

    private Func<object?, ErrorRecord>? Contradiction()
    {
        if (Plan is not null && AnswerAddress is not null) return VoiceErrors.AnswerTwice;
        return Caller is not null && IsCallerRandom ? VoiceErrors.CallerTwice : null;
    }

    private Func<object?, ErrorRecord>? Gap()
    {
        if (Caller is null && !IsCallerRandom) return VoiceErrors.CallerMissing;
        return Plan is null && AnswerAddress is null ? VoiceErrors.AnswerMissing : null;
    }

    private void Refuse(ErrorRecord refusal) => InOrder(() => WriteError(refusal));

    private CallInput Input(VoiceEndpoint endpoint) => new(Describe(endpoint), SkipNccoTest);

    private void WritePlaced(VoiceCall call, VoiceEndpoint endpoint)
    {
        // Whoever waits, and stops the command, has not seen the call yet.
        WriteVerbose(PhoneNumbers.Mask($"The call {call} to {endpoint} was placed; it is {call.Status}."));
        if (!Wait)
        {
            WriteObject(call);
            return;
        }

        _placed.Add(new VoiceCallId(call.Uuid, call.RegionUrl));
    }

    private bool IsTyped(string parameter) => Array.IndexOf(_typed, parameter) >= 0;

    // Once is enough for a hundred calls.
    private void Warn(string text)
    {
        if (_warned.Add(text)) WriteWarning(text);
    }

    private CreateCallRequest Describe(VoiceEndpoint endpoint) => new(endpoint, Caller)
    {
        Ncco = Plan,
        AnswerUrl = AnswerAddress,
        AnswerMethod = AnswerAddress is null ? null : Given(AnswerMethod)?.ToUpperInvariant(),
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
