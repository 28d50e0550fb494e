using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Ncco;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Makes the action that connects a call to a phone, a SIP address, a websocket, an app user or an extension (NCCO: connect).</summary>
[Cmdlet(VerbsCommon.New, "VoiceConnectAction")]
[OutputType(typeof(VoiceNccoAction))]
public sealed class NewVoiceConnectActionCommand : NccoEventCmdlet
{
    private const string Phone = "phone";

    /// <summary>Whom to connect to. Each endpoint gets an action of its own: they are rung one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("To", "Number", "PhoneNumber")]
    [ValidateNotNull]
    [EndpointTransformation(Single = true)]
    public VoiceEndpoint Endpoint { get; set; } = null!;

    /// <summary>Whom the callee sees: a number of the account.</summary>
    [Parameter]
    [ValidateNotNull]
    [EndpointTransformation(Single = true)]
    [ValidateCaller]
    public VoiceEndpoint? From { get; set; }

    /// <summary>Whether the callee sees any number that belongs to the application.</summary>
    [Parameter]
    public SwitchParameter RandomFromNumber { get; set; }

    /// <summary>Whether the webhook's answer may be an NCCO, which replaces this one (synchronous).</summary>
    [Parameter]
    [ValidateSet("synchronous")]
    public string? EventType { get; set; }

    /// <summary>Seconds of ringing until the service gives up: 1 to 7200; 60 if not given.</summary>
    [Parameter]
    [ValidateRange(1, 7200)]
    public int? Timeout { get; set; }

    /// <summary>The longest call in seconds: 0 to 7200; 7200 if not given.</summary>
    [Parameter]
    [ValidateRange(0, 7200)]
    public int? Limit { get; set; }

    /// <summary>What to do when a machine answers.</summary>
    [Parameter]
    [ValidateSet("continue", "hangup")]
    public string? MachineDetection { get; set; }

    /// <summary>How to find out whether a machine answered. It asks for the advanced detection.</summary>
    [Parameter]
    [ValidateSet("default", "detect", "detect_beep")]
    public string? MachineDetectionMode { get; set; }

    /// <summary>Seconds to wait for a machine's beep: 30 to 120. It asks for the advanced detection.</summary>
    [Parameter]
    [ValidateRange(30, 120)]
    public int? BeepTimeout { get; set; }

    /// <summary>The sound that the caller hears while it rings, again and again. Phones bring their own.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? RingbackTone { get; set; }

    /// <summary>The NCCO that the callee of a phone hears before the two are joined.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? OnAnswerUrl { get; set; }

    /// <summary>The sound that the caller hears meanwhile.</summary>
    [Parameter]
    [ValidateWebAddress]
    public string? OnAnswerRingbackTone { get; set; }

    /// <inheritdoc/>
    protected override string Action => "connect";

    /// <inheritdoc/>
    protected override void Check()
    {
        base.Check();
        if (From is not null && RandomFromNumber)
        {
            Refuse(
                nameof(RandomFromNumber),
                "-From names the number that the callee sees, and -RandomFromNumber leaves it to the service.",
                "Leave out -From, or -RandomFromNumber.");
        }

        if (OnAnswerRingbackTone is not null && OnAnswerUrl is null)
        {
            Require(
                nameof(OnAnswerUrl),
                "-OnAnswerRingbackTone is heard while the callee listens to the NCCO of -OnAnswerUrl, which is not there.",
                "Add -OnAnswerUrl, or use -RingbackTone for the time of ringing.");
        }

        WarnOutside(nameof(Timeout), Timeout, 3, 120);
        WarnOutside(nameof(Limit), Limit, 1, 7200);
        WarnOutside(nameof(BeepTimeout), BeepTimeout, 45, 120);
    }

    /// <inheritdoc/>
    protected override bool CanDescribe()
    {
        foreach (var doubt in Endpoint.Doubts()) WriteWarning(doubt);
        if (Endpoint.Type == Phone)
        {
            if (RingbackTone is not null) WriteWarning($"{Endpoint} is a phone: its network plays a ringback tone of its own, with which -RingbackTone may mix.");
            return true;
        }

        if (OnAnswerUrl is null) return true;
        WriteError(VoiceErrors.NccoOptionConflict(
            Endpoint,
            $"-OnAnswerUrl is for phones only, and {Endpoint} is of the type {Endpoint.Type}.",
            "Leave out -OnAnswerUrl for this endpoint."));
        return false;
    }

    /// <inheritdoc/>
    protected override void Describe(NccoOptions options)
    {
        options
            .AddInArray("endpoint", DescribeEndpoint())
            .Add("from", From?.Identity)
            .Add("randomFromNumber", Given(RandomFromNumber))
            .Add("eventType", EventType?.ToLowerInvariant())
            .Add("timeout", Timeout)
            .Add("limit", Limit);
        DescribeDetection(options);
        DescribeEvent(options);
        options.Add("ringbackTone", RingbackTone);
    }

    // The plain form and the advanced one exclude each other. The name of the last field is as in a request, even here.
    private void DescribeDetection(NccoOptions options)
    {
        var behavior = MachineDetection?.ToLowerInvariant();
        if (MachineDetectionMode is null && BeepTimeout is null)
        {
            options.Add("machineDetection", behavior);
            return;
        }

        options.AddGroup("advancedMachineDetection", new NccoOptions()
            .Add("behavior", behavior)
            .Add("mode", MachineDetectionMode?.ToLowerInvariant())
            .Add("beep_timeout", BeepTimeout));
    }

    private Dictionary<string, object?> DescribeEndpoint()
    {
        var fields = Endpoint.ToNccoDictionary().ToDictionary(static field => field.Key, static field => field.Value);
        if (OnAnswerUrl is null) return fields;

        var onAnswer = new Dictionary<string, object?> { ["url"] = OnAnswerUrl };
        if (OnAnswerRingbackTone is not null) onAnswer["ringbackTone"] = OnAnswerRingbackTone;
        fields["onAnswer"] = onAnswer;
        return fields;
    }
}
