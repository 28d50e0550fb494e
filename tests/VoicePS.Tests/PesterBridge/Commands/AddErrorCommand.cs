using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Keeps what a script block threw.</summary>
[Cmdlet(VerbsCommon.Add, "PesterBridgeError")]
internal sealed class AddErrorCommand : PesterCommand
{
    public const string CommandName = "Add-PesterBridgeError";

    [Parameter(Mandatory = true, Position = 0)]
    public ErrorRecord ErrorRecord { get; set; } = null!;

    protected override void EndProcessing() => Run.AddError(ErrorRecord);
}
