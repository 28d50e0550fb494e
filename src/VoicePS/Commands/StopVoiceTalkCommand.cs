using System.Management.Automation;

namespace VoicePS.Commands;

/// <summary>Stops speaking into calls (DELETE /v1/calls/{uuid}/talk).</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceTalk", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class StopVoiceTalkCommand : CallCmdlet
{
    /// <inheritdoc/>
    protected override string Operation => "Stop speaking";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        Send(call, (calls, context) => calls.StopTalkAsync(call, context), WriteResult);
    }
}
