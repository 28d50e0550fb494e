using System;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using PSHost;

namespace VoicePS.Tests.PesterBridge;

/// <summary>The one place that says what a Pester file finds in its session before it runs.</summary>
internal static class TestSessionState
{
    /// <summary>The engine's own cmdlets, those of PSHost, and Pester's commands.</summary>
    public static InitialSessionState Create()
    {
        var state = CreateBare();
        state.ImportPSModule(StandardModules.Folders());
        return state;
    }

    /// <summary>The engine's own cmdlets and Pester's commands.</summary>
    public static InitialSessionState CreateBare()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        state.ThrowOnRunspaceOpenError = true;
        // An installed Pester, found by automatic loading, would take over half of a file on some machines only.
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", "None", ""));
        PesterCommands.AddTo(state);
        return state;
    }
}
