using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VoicePS.Tests.PesterBridge;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Module;

/// <summary>A PowerShell session in this process with the built module imported.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession()
    {
        _runspace = RunspaceFactory.CreateRunspace(TestSessionState.Create());
        _runspace.Open();
        Run($"Import-Module '{Repository.Manifest}'");
    }

    /// <summary>Runs a script to its end. Errors that end it are thrown.</summary>
    public SessionResult Run(string script)
    {
        using var shell = Begin(script);
        var output = shell.Invoke();
        return new SessionResult(output, shell);
    }

    /// <summary>A script ready to run in this session, for tests that stop it.</summary>
    public PowerShell Begin(string script)
    {
        var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        return shell;
    }

    public void SetVariable(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    public object? GetVariable(string name) => _runspace.SessionStateProxy.GetVariable(name);

    public void Dispose() => _runspace.Dispose();
}

/// <summary>What a script left behind, stream by stream.</summary>
internal sealed class SessionResult(IReadOnlyList<PSObject> output, PowerShell shell)
{
    public IReadOnlyList<object> Output { get; } = [.. output.Select(static item => item.BaseObject)];

    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. shell.Streams.Error];

    public IReadOnlyList<string> Warnings { get; } = [.. shell.Streams.Warning.Select(static record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. shell.Streams.Verbose.Select(static record => record.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. shell.Streams.Debug.Select(static record => record.Message)];

    public T Single<T>() => (T)(Output.Count == 1
        ? Output[0]
        : throw new InvalidDataException($"{Output.Count} objects came out, not one: {string.Join(", ", Output)}."));
}
