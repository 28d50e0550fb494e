using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace VoicePS.Tests.PesterBridge;

/// <summary>A *.Tests.ps1 file, discovered once and run once, each when it is first asked for.</summary>
internal sealed class PesterFile : IDisposable
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly string _startFolder;
    private readonly TimeSpan _limit;
    private readonly InitialSessionState _session;
    private readonly Lazy<List<TestCase>> _tests;
    private readonly Lock _gate = new();
    private Runspace? _runspace;
    private TestRun? _run;
    private TestDrive? _drive;

    /// <param name="path">The file.</param>
    /// <param name="startFolder">The current location of its session.</param>
    /// <param name="limit">How long discovery may take, and how long the run may take.</param>
    /// <param name="session">What its session starts with.</param>
    public PesterFile(string path, string startFolder, TimeSpan limit, InitialSessionState session)
    {
        _path = path;
        _startFolder = startFolder;
        _limit = limit;
        _session = session;
        _tests = new Lazy<List<TestCase>>(Discover);
    }

    public string Name => Path.GetFileName(_path);

    /// <summary>Never empty: a file without tests, or one that cannot be discovered, has one failed test that is called after it.</summary>
    public IReadOnlyList<TestCase> Tests => _tests.Value;

    public TestOutcome OutcomeOf(int ordinal)
    {
        if (ordinal < 0 || ordinal >= Tests.Count)
            return TestOutcome.Failed($"{Name} has no test number {ordinal} any more. Discover the tests again.");
        lock (_gate)
        {
            if (_run is not null)
                RunAll();
        }

        return Tests[ordinal].Outcome!;
    }

    public void Dispose()
    {
        _run = null;
        _runspace?.Dispose();
        _drive?.Dispose();
    }

    private List<TestCase> Discover()
    {
        _drive = new TestDrive();
        _runspace = RunspaceFactory.CreateRunspace(_session);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_startFolder));
        _run = new TestRun(_runspace, _path, _drive);

        if (Execute(_run.DiscoverFile) is { } problem)
            return Broken(TestOutcome.Failed($"Discovery of {Name} did not end: {problem}"));
        if (_run.DiscoveryErrors.Count > 0)
            return Broken(FailureText.Of(_run.DiscoveryErrors, $"Discovery of {Name} failed: "));
        var tests = _run.Root.TestsBeneath().ToList();
        return tests.Count > 0 ? tests : Broken(TestOutcome.Failed($"{Name} contains no test."));
    }

    private List<TestCase> Broken(TestOutcome failure)
    {
        Dispose();
        return [TestCase.ForFile(Name, failure)];
    }

    private void RunAll()
    {
        var problem = Execute(_run!.RunFile) ?? "it was left out of the run.";
        foreach (var test in Tests)
            test.Finish(TestOutcome.Failed($"This test did not end: {problem}"));
        Dispose();
    }

    /// <returns>Null, or why the step did not come to its end.</returns>
    private string? Execute(Action<PSCmdlet> step)
    {
        var shell = PowerShell.Create(_runspace);
        _run!.Begin(step, shell.Streams.Error);
        var running = shell.AddCommand(RunStepCommand.CommandName).BeginInvoke();
        if (running.AsyncWaitHandle.WaitOne(_limit))
        {
            using (shell)
                return Result(shell, running);
        }

        if (shell.BeginStop(null, null).AsyncWaitHandle.WaitOne(TimeToStop))
            shell.Dispose();
        else
            _runspace = null; // It hangs in code that cannot be stopped. Closing it would hang as well.
        return $"{Name} took longer than {_limit} and was stopped.";
    }

    private static string? Result(PowerShell shell, IAsyncResult running)
    {
        try
        {
            shell.EndInvoke(running);
            return null;
        }
        catch (RuntimeException exception)
        {
            return $"the run of its file broke off. {exception.Message}";
        }
    }
}
