using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Has each key that is pressed in calls reported on its own (PUT /v1/calls/{uuid}/input/dtmf).</summary>
[Cmdlet(VerbsLifecycle.Register, "VoiceDtmfEvent", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class RegisterVoiceDtmfEventCommand : CallCmdlet
{
    /// <summary>Where the input events go.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateWebAddress]
    public string EventUrl { get; set; } = string.Empty;

    /// <summary>Writes a result for each call, although the service has nothing to say.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.CallKeys;

    /// <inheritdoc/>
    protected override string Operation => $"Report each key to {EventUrl}";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        var eventUrl = EventUrl;
        Send(call, (calls, context) => calls.RegisterDtmfEventAsync(call, eventUrl, context), PassThru ? WriteResult : TellOf);
    }
}
