using System;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace VoicePS.Tests.PesterBridge;

/// <summary>The one place that says what a Pester file finds in its session before it runs.</summary>
internal static class TestSessionState
{
    public static InitialSessionState Create()
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
