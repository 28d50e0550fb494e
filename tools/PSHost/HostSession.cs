using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using Microsoft.PowerShell;

namespace PSHost;

/// <summary>
/// One PowerShell session: a runspace and the host around it. Whatever runs here is formatted by the engine and written to
/// the session's terminal, with the exit codes of pwsh.
/// </summary>
public sealed class HostSession : IDisposable
{
    /// <summary>The exit code after Ctrl+C: 128 + SIGINT, as a Unix shell reports it.</summary>
    public const int Interrupted = 130;

    private readonly HostUI _ui;
    private readonly EngineHost _host;
    private readonly Lock _gate = new();
    private Pipeline? _running;
    private bool _stopped;

    /// <summary>Opens a session on the given terminal.</summary>
    public HostSession(HostTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        Terminal = terminal;
        if (!terminal.Colours)
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;

        _ui = new HostUI(terminal);
        _host = new EngineHost(_ui);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;

        Runspace = RunspaceFactory.CreateRunspace(_host, state);
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Runspace.Open();
    }

    /// <summary>The engine's side of the session.</summary>
    public Runspace Runspace { get; }

    /// <summary>Where the session reads and writes.</summary>
    public HostTerminal Terminal { get; }

    /// <summary>The code given to "exit", once something called it.</summary>
    public int? ExitCode => _host.ExitCode;

    internal HostUI UI => _ui;

    internal bool IsWaitingForInput => _ui.IsReading;

    /// <summary>
    /// Runs a script file with arguments as typed after pwsh -File. The result is the code of "exit", 1 after an uncaught
    /// error, <see cref="Interrupted"/> after <see cref="Stop"/>, otherwise 0.
    /// </summary>
    public int RunFile(string path, params IReadOnlyList<string> arguments)
    {
        var full = Path.GetFullPath(path);

        // A script with a #! line often has no extension; the engine would start it as a program.
        var command = full.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? new Command(full, isScript: false, useLocalScope: false)
            : new Command(File.ReadAllText(full), isScript: true, useLocalScope: false);
        foreach (var argument in ScriptArguments.Parse(arguments))
            command.Parameters.Add(argument);

        EngineInternals.LetNextScriptExit(Runspace);
        using var pipeline = Runspace.CreatePipeline();
        pipeline.Commands.Add(command);
        var outcome = Invoke(pipeline);
        return ExitCode ?? CodeOf(outcome, otherwise: 0);
    }

    /// <summary>
    /// Runs a piece of script as pwsh -Command does. The result is the code of "exit", 1 when the last statement failed,
    /// <see cref="Interrupted"/> after <see cref="Stop"/>, otherwise 0.
    /// </summary>
    public int RunCommand(string text)
    {
        // The engine keeps $? only from what goes into the history.
        using var pipeline = Runspace.CreatePipeline(text, addToHistory: true);
        var outcome = Invoke(pipeline);
        return ExitCode ?? CodeOf(outcome, otherwise: LastStatementSucceeded() ? 0 : 1);
    }

    /// <summary>Imports a module, showing what goes wrong. True when it was imported.</summary>
    public bool ImportModule(string path)
    {
        using var pipeline = Runspace.CreatePipeline();
        var command = new Command("Import-Module");
        command.Parameters.Add("Name", path);
        command.Parameters.Add("ErrorAction", ActionPreference.Stop);
        pipeline.Commands.Add(command);
        return Invoke(pipeline) == Outcome.Completed;
    }

    /// <summary>Stops what runs now, if anything does. Safe from any thread, and at once.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _running?.StopAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => Runspace.Dispose();

    private static int CodeOf(Outcome outcome, int otherwise) => outcome switch
    {
        Outcome.Stopped => Interrupted,
        Outcome.Failed => 1,
        _ => otherwise,
    };

    private Outcome Invoke(Pipeline pipeline)
    {
        var failure = Execute(pipeline);
        if (failure is null)
            return Outcome.Completed;

        if (failure is PipelineStoppedException)
            return Outcome.Stopped;

        Report(failure);
        return Outcome.Failed;
    }

    private Exception? Execute(Pipeline pipeline)
    {
        if (pipeline.Commands.Count > 0)
            pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        lock (_gate)
        {
            _stopped = false;
            _running = pipeline;
        }

        try
        {
            pipeline.Invoke();

            // A pipeline that is stopped while it already ends does not throw.
            return _stopped ? new PipelineStoppedException() : null;
        }
        catch (Exception failure)
        {
            // Whatever a script, a cmdlet or the engine threw is for the user to see: the caller reports it.
            return failure;
        }
        finally
        {
            lock (_gate)
                _running = null;
            _ui.EraseProgress();
        }
    }

    /// <summary>Shows an uncaught error in the same view as every other error.</summary>
    private void Report(Exception failure)
    {
        var error = failure is IContainsErrorRecord container
            ? container.ErrorRecord
            : new ErrorRecord(failure, "PSHost.UncaughtException", ErrorCategory.NotSpecified, targetObject: null);
        using var pipeline = Runspace.CreatePipeline();
        pipeline.Input.Write(EngineInternals.AsErrorOutput(error));
        if (Execute(pipeline) is { } second and not PipelineStoppedException)
            _ui.WriteErrorLine($"{failure.Message} (and it could not be shown in full: {second.Message})");
    }

    private bool LastStatementSucceeded()
    {
        using var pipeline = Runspace.CreatePipeline("$global:?");
        return pipeline.Invoke() is [{ } result] && LanguagePrimitives.IsTrue(result);
    }

    private enum Outcome
    {
        Completed,
        Failed,
        Stopped,
    }
}
