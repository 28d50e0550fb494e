using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Comes back from a scope that the engine has just opened into the runner. A cmdlet opens no scope of its own.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PesterBridgeStep")]
internal sealed class RunStepCommand : PesterCommand
{
    public const string CommandName = "Invoke-PesterBridgeStep";

    protected override void EndProcessing() => Run.TakeStep()(this);
}
