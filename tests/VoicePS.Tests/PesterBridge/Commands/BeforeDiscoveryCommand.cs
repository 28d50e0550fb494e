using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Runs its script block at once and in the caller's scope: it prepares the data of -ForEach.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PesterBridgeBeforeDiscovery")]
internal sealed class BeforeDiscoveryCommand : PesterCommand
{
    public const string CommandName = "Invoke-PesterBridgeBeforeDiscovery";

    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    protected override void EndProcessing()
    {
        RefuseUnlessDiscovering();
        InvokeCommand.InvokeScript(false, ScriptBlock, null);
    }
}
