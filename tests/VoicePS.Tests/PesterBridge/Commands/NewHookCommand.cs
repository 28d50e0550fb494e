using System;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>BeforeAll, AfterAll, BeforeEach and AfterEach: the name it was called by says which.</summary>
[Cmdlet(VerbsCommon.New, "PesterBridgeHook")]
internal sealed class NewHookCommand : PesterCommand
{
    public const string CommandName = "New-PesterBridgeHook";

    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Scriptblock { get; set; } = null!;

    protected override void EndProcessing()
    {
        RefuseUnlessDiscovering();
        RefuseParameters(Scriptblock);
        if (!Enum.TryParse<HookKind>(MyInvocation.InvocationName, true, out var kind))
            Refuse($"'{MyInvocation.InvocationName}' is not a set-up or tear-down block.");
        if (Run.CurrentBlock.IsRoot && kind is HookKind.BeforeEach or HookKind.AfterEach)
            Refuse($"{kind} stands directly in the file, which Pester refuses. Put it into a Describe.");
        if (!Run.CurrentBlock.TryAddHook(kind, Scriptblock))
            Refuse($"There is already a {kind} in this block. Pester 5 would forget the first one and Pester 6 refuses two: make one of them.");
    }
}
