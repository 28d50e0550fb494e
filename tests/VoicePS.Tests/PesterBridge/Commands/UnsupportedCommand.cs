using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Stands for every command of Pester that is not here, so that using one says so.</summary>
[Cmdlet(VerbsLifecycle.Deny, "PesterBridgeCommand")]
internal sealed class UnsupportedCommand : PesterCommand
{
    public const string CommandName = "Deny-PesterBridgeCommand";

    [Parameter(ValueFromRemainingArguments = true)]
    public object[]? Arguments { get; set; }

    protected override void BeginProcessing() =>
        Refuse($"{MyInvocation.InvocationName} is a command of Pester that this runner does not know.");
}
