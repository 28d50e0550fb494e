using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PSHost;

namespace VoicePS.Bench;

/// <summary>A PowerShell session in this process with the built module imported, as a user has it.</summary>
internal sealed class ModuleRunspace : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleRunspace()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(StandardModules.Folders());
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Run($"Import-Module '{Repository.Manifest}'");
    }

    /// <summary>Connects to a server with a key that is made for it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">Further parameters of Connect-VoiceSession.</param>
    public void Connect(Uri server, string options)
    {
        KeyFile ??= Repository.WriteKey();
        Run($"Disconnect-VoiceSession; Connect-VoiceSession -ApplicationId aaaaaaaa-bbbb-cccc-dddd-0123456789ab -PrivateKeyPath '{KeyFile}' -BaseUri '{server}' {options}");
    }

    private string? KeyFile { get; set; }

    /// <summary>Runs a script to its end; an error of any kind ends the measurement.</summary>
    /// <returns>How long it took, and what came out.</returns>
    public (TimeSpan Time, IReadOnlyList<PSObject> Output) Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var watch = Stopwatch.StartNew();
        var output = shell.Invoke();
        var time = watch.Elapsed;
        if (shell.Streams.Error.FirstOrDefault() is { } error) throw new InvalidOperationException($"{script}\n{error}", error.Exception);
        return (time, output);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        if (KeyFile is not null) File.Delete(KeyFile);
    }
}
