using System.Management.Automation;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Ends the reports of single keys in calls (DELETE /v1/calls/{uuid}/input/dtmf).</summary>
[Cmdlet(VerbsLifecycle.Unregister, "VoiceDtmfEvent", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class UnregisterVoiceDtmfEventCommand : CallCmdlet
{
    /// <summary>Writes a result for each call, although the service has nothing to say.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override RequestSubject Subject => RequestSubject.CallKeys;

    /// <inheritdoc/>
    protected override string Operation => "Report single keys no longer";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        Send(call, (calls, context) => calls.UnregisterDtmfEventAsync(call, context), PassThru ? WriteResult : TellOf);
    }
}
