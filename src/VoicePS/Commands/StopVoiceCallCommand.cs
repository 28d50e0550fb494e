using System.Management.Automation;
using VoicePS.Core.Calls;

namespace VoicePS.Commands;

/// <summary>Hangs up calls (PUT /v1/calls/{uuid} with the action hangup).</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceCall", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceCall))]
public sealed class StopVoiceCallCommand : ModifyCallCmdlet
{
    /// <inheritdoc/>
    protected override string Operation => "Hang up";

    /// <inheritdoc/>
    protected override void Process(VoiceCallId call) => Modify(call, new CallAction("hangup"));
}
