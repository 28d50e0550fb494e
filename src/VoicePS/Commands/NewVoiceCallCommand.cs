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

    /// <summary>Whom to call. Each endpoint gets a call of its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "PhoneNumber")]
    [ValidateNotNullOrEmpty]
    [EndpointTransformation]
    public VoiceEndpoint[] To { get; set; } = [];

    /// <summary>Whom the call comes from: a number of the account.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [EndpointTransformation(Single = true)]
    public VoiceEndpoint From { get; set; } = null!;

    /// <summary>The webhook that returns the NCCO which governs the call.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerUrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateWebAddress]
    public string? AnswerUrl { get; set; }

    /// <summary>How the answer webhook is asked.</summary>
    [Parameter(ParameterSetName = AnswerUrlSet)]
    [ValidateSet("GET", "POST")]
    public string? AnswerMethod { get; set; }

    /// <summary>The NCCO that governs the call.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NccoSet)]
    [ValidateNotNull]
    [NccoTransformation]
    public VoiceNcco? Ncco { get; set; }

    /// <summary>Sends the NCCO without testing it first.</summary>
    [Parameter(ParameterSetName = NccoSet)]
    public SwitchParameter SkipNccoTest { get; set; }

    /// <summary>The webhook that is told of each change of status.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ValidateWebAddress(AllowEmpty = true)]
    public string? EventUrl { get; set; }

    /// <summary>How the event webhook is told.</summary>
    [Parameter]
    [ValidateSet("POST", "GET")]
    public string? EventMethod { get; set; }

    /// <summary>What to do when a machine answers.</summary>
    [Parameter]
    [ValidateSet("continue", "hangup")]
    public string? MachineDetection { get; set; }

    /// <summary>Seconds after the answer until the service hangs up: 1 to 86400; 7200 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int LengthTimer { get; set; }

    /// <summary>Seconds of ringing until the service gives up: 1 to 120; 60 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 120)]
    public int RingingTimer { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.NewCall;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!SkipNccoTest) this.TestNcco(Ncco);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var endpoint in To)
        {
            if (!ShouldProcess(endpoint.Identity, $"Call from {From.Identity}")) continue;

            var request = Describe(endpoint);
            if (TrySend(endpoint, (calls, context) => calls.CreateAsync(request, context), out var call)) WriteObject(call);
        }
    }

    private CreateCallRequest Describe(VoiceEndpoint endpoint) => new(endpoint, From)
    {
        Ncco = Ncco,
        AnswerUrl = AnswerUrl,
        AnswerMethod = AnswerMethod?.ToUpperInvariant(),
        EventUrl = string.IsNullOrEmpty(EventUrl) ? null : EventUrl,
        EventMethod = EventMethod?.ToUpperInvariant(),
        MachineDetection = MachineDetection?.ToLowerInvariant(),
        LengthTimer = LengthTimer == 0 ? null : LengthTimer,
        RingingTimer = RingingTimer == 0 ? null : RingingTimer,
    };
}
