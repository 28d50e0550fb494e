using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Puts the commands of a Pester file into a session.</summary>
/// <remarks>A cmdlet's name needs a verb and a noun; an alias gives it the name that Pester's users know.</remarks>
internal static class PesterCommands
{
    private static readonly string[] Unsupported =
    [
        "Mock", "InModuleScope", "Assert-MockCalled", "Assert-VerifiableMock", "New-MockObject", "Add-ShouldOperator",
        "Get-ShouldOperator", "Invoke-Pester", "New-PesterContainer", "New-PesterConfiguration",
    ];

    public static void AddTo(InitialSessionState state)
    {
        Add(state, NewBlockCommand.CommandName, typeof(NewBlockCommand), "Describe", "Context");
        Add(state, NewTestCommand.CommandName, typeof(NewTestCommand), "It");
        Add(state, NewHookCommand.CommandName, typeof(NewHookCommand), Enum.GetNames<HookKind>());
        Add(state, BeforeDiscoveryCommand.CommandName, typeof(BeforeDiscoveryCommand), "BeforeDiscovery");
        Add(state, ShouldCommand.CommandName, typeof(ShouldCommand), "Should");
        Add(state, "Set-ItResult", typeof(SetItResultCommand));
        Add(state, UnsupportedCommand.CommandName, typeof(UnsupportedCommand), Unsupported);
        Add(state, RunStepCommand.CommandName, typeof(RunStepCommand));
        Add(state, GetScriptCommand.CommandName, typeof(GetScriptCommand));
        Add(state, AddErrorCommand.CommandName, typeof(AddErrorCommand));
    }

    private static void Add(InitialSessionState state, string name, Type command, params string[] aliases)
    {
        state.Commands.Add(new SessionStateCmdletEntry(name, command, null));
        foreach (var alias in aliases)
            state.Commands.Add(new SessionStateAliasEntry(alias, name, "", ScopedItemOptions.AllScope | ScopedItemOptions.ReadOnly));
    }
}
