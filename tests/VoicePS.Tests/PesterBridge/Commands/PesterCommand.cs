using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>What every command of a Pester file needs: the run it belongs to.</summary>
internal abstract class PesterCommand : PSCmdlet
{
    private protected static TestRun Run => TestRun.OfThisRunspace;

    private protected void Refuse(string message) =>
        ThrowTerminatingError(new ErrorRecord(new PSInvalidOperationException(message), "PesterBridge", ErrorCategory.InvalidOperation, null));

    private protected void RefuseUnlessDiscovering()
    {
        if (!Run.IsDiscovering)
            Refuse($"{MyInvocation.InvocationName} belongs to the body of a file, a Describe or a Context. It cannot be used inside an It or a set-up or tear-down block.");
    }

    private protected void RefuseParameters(ScriptBlock script)
    {
        if (((System.Management.Automation.Language.ScriptBlockAst)script.Ast).ParamBlock is not null)
            Refuse($"A param block in {MyInvocation.InvocationName} is not supported here. The keys of -ForEach are variables already.");
    }
}
