using System.Management.Automation;

namespace VoicePS.Commands;

/// <summary>Stops playing audio into calls (DELETE /v1/calls/{uuid}/stream).</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceStream", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceActionResult))]
public sealed class StopVoiceStreamCommand : CallCmdlet
{
    /// <inheritdoc/>
    protected override string Operation => "Stop playing";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call)
    {
        Send(call, (calls, context) => calls.StopStreamAsync(call, context), WriteResult);
    }
}
