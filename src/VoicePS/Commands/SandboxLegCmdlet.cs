using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Completion;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>A cmdlet that plays the far end of calls in a sandbox.</summary>
public abstract class SandboxLegCmdlet : SandboxCmdlet
{
    /// <summary>The id of the call leg, or an object that has it in a property Uuid or CallUuid.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallUuid")]
    [ValidateNotNullOrEmpty]
    [CallUuidTransformation]
    [ValidateCallUuid]
    [ArgumentCompleter(typeof(CallCompleter))]
    public VoiceCallId[] Uuid { get; set; } = [];

    /// <summary>What is done, for -WhatIf and -Confirm.</summary>
    protected abstract string Operation { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RequireSandboxes();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sandboxes = RequireSandboxes();
        foreach (var call in Uuid)
        {
            if (!ShouldProcess(call.Uuid, Operation) || sandboxes.Any(sandbox => TryDo(sandbox, call.Uuid))) continue;
            WriteError(VoiceErrors.SandboxCallMissing(call.Uuid));
        }
    }

    /// <summary>Does it. False where the sandbox has no such call, or the call is over.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="uuid">The id of the leg.</param>
    protected abstract bool TryDo(VoiceSandbox sandbox, string uuid);
}
