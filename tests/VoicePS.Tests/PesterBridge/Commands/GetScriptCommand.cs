using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Hands the script block that is to run to the script that runs it, with no variable a test could see.</summary>
[Cmdlet(VerbsCommon.Get, "PesterBridgeScript")]
internal sealed class GetScriptCommand : PesterCommand
{
    public const string CommandName = "Get-PesterBridgeScript";

    protected override void EndProcessing() => WriteObject(Run.TakeScript());
}
