using System.Management.Automation;
using VoicePS.Loading;

namespace VoicePS.Commands;

/// <summary>Lets the far end of calls in a sandbox hang up, decline, or give up calling.</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceSandboxLeg", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopVoiceSandboxLegCommand : SandboxLegCmdlet
{
    /// <inheritdoc/>
    protected override string Operation => "Hang up at the far end";

    /// <inheritdoc/>
    protected override bool TryDo(VoiceSandbox sandbox, string uuid) => SandboxLibrary.HangUpFarEnd(sandbox, uuid);
}
