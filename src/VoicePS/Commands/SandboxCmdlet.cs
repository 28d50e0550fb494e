using System.Collections.Generic;
using System.Management.Automation;
using VoicePS.Errors;
using VoicePS.Sessions;

namespace VoicePS.Commands;

/// <summary>What the cmdlets share that work with sandboxes themselves, past the API.</summary>
public abstract class SandboxCmdlet : VoiceCmdlet
{
    /// <summary>The sandboxes to work with; all that this runspace started and that still run if none is given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public VoiceSandbox[]? Sandbox { get; set; }

    /// <summary>Gives the sandboxes to work with, or ends the command where there is none.</summary>
    /// <returns>One sandbox or more.</returns>
    protected IReadOnlyList<VoiceSandbox> RequireSandboxes()
    {
        var sandboxes = Sandbox ?? RunspaceState.Current.Sandboxes;
        if (sandboxes.Count == 0) ThrowTerminatingError(VoiceErrors.SandboxMissing(MyInvocation.MyCommand.Name));
        return sandboxes;
    }
}
