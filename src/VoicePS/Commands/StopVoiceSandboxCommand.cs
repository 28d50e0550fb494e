using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>Stops sandboxes: those given, or all that this runspace started.</summary>
[Cmdlet(VerbsLifecycle.Stop, "VoiceSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(VoiceSandbox))]
public sealed class StopVoiceSandboxCommand : VoiceCmdlet
{
    /// <summary>The sandboxes to stop; all that this runspace started if none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public VoiceSandbox[]? Sandbox { get; set; }

    /// <summary>Writes each sandbox that was stopped.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<VoiceSandbox> sandboxes = Sandbox ?? RunspaceState.Current.Sandboxes;
        foreach (var sandbox in sandboxes)
        {
            if (!ShouldProcess(sandbox.BaseUri.ToString(), "Stop the voice sandbox")) continue;

            sandbox.Dispose();
            if (PassThru) WriteObject(sandbox);
        }
    }
}
