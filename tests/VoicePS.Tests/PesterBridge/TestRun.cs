using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace VoicePS.Tests.PesterBridge;

/// <summary>One Pester file in one runspace: first its tree of blocks and tests is discovered, then that tree is run.</summary>
/// <remarks>
/// Scopes are the engine's own. A block is a scope in which its BeforeAll is dot-sourced; blocks and tests inside it are scopes
/// beneath that one; a test's scope takes BeforeEach, the test and AfterEach, all dot-sourced. So what BeforeAll sets is seen by
/// all beneath it, and what a test sets is gone after it.
/// </remarks>
internal sealed class TestRun
{
    private static readonly ConditionalWeakTable<Runspace, TestRun> Runs = [];

    // Script, not C#, because only a try statement of the engine makes an error such as 1/0 end the script block around it. The loop
    // that runs once takes a stray break or continue, which would otherwise leave the runner.
    private readonly ScriptBlock _dotSource = Caller(".");
    private readonly ScriptBlock _call = Caller("&");
    private readonly ScriptBlock _newScope = ScriptBlock.Create(RunStepCommand.CommandName);

    private readonly string _path;
    private readonly TestDrive _drive;
    private Action<PSCmdlet>? _step;
    private ScriptBlock? _script;
    private List<ErrorRecord> _errors = [];
    private PSCmdlet _engine = null!;
    private PSDataCollection<ErrorRecord> _written = [];

    public TestRun(Runspace runspace, string path, TestDrive drive)
    {
        _path = path;
        _drive = drive;
        Runs.Add(runspace, this);
    }

    public static TestRun OfThisRunspace =>
        Runs.TryGetValue(Runspace.DefaultRunspace, out var run)
            ? run
            : throw new PSInvalidOperationException("Pester's commands work only in the session that runs the file, not in a parallel or background one.");

    public TestBlock Root { get; } = new("", null, null, null, false);

    public TestBlock CurrentBlock { get; private set; } = null!;

    public bool IsDiscovering { get; private set; }

    public IReadOnlyList<ErrorRecord> DiscoveryErrors { get; private set; } = [];

    /// <summary>Sets what the first <see cref="RunStepCommand"/> does, and where errors go that end nothing.</summary>
    public void Begin(Action<PSCmdlet> step, PSDataCollection<ErrorRecord> written)
    {
        _step = step;
        _written = written;
    }

    public Action<PSCmdlet> TakeStep()
    {
        var step = _step ?? throw new PSInvalidOperationException("There is no step to run.");
        _step = null;
        return step;
    }

    public ScriptBlock TakeScript()
    {
        var script = _script ?? throw new PSInvalidOperationException("There is no script block to run.");
        _script = null;
        return script;
    }

    public void AddError(ErrorRecord error) => _errors.Add(error);

    public void DiscoverFile(PSCmdlet engine)
    {
        _engine = engine;
        var errors = new List<ErrorRecord>();
        DiscoveryErrors = errors;
        CurrentBlock = Root;
        IsDiscovering = true;
        Attempt(CallOf(_path), errors, _dotSource);
        IsDiscovering = false;
    }

    /// <summary>Runs the body of a Describe or Context to find what is in it.</summary>
    public void Discover(TestBlock block)
    {
        var outer = CurrentBlock;
        CurrentBlock = block;
        InNewScope(() =>
        {
            SetVariables(block);
            Attempt(block.Body!, (List<ErrorRecord>)DiscoveryErrors, _dotSource);
        });
        CurrentBlock = outer;
    }

    public void RunFile(PSCmdlet engine)
    {
        _engine = engine;
        // Only a script file opens a script scope. Without one, $script: in a test would mean $global:.
        var script = _drive.Mount(engine.SessionState, RunStepCommand.CommandName);
        _step = _ => RunBlock(Root);
        engine.InvokeCommand.InvokeScript(true, CallOf(script), null);
    }

    /// <summary>Calls a script block in a scope of its own and returns what it threw.</summary>
    public List<ErrorRecord> ErrorsOf(ScriptBlock script)
    {
        var errors = new List<ErrorRecord>();
        Attempt(script, errors, _call);
        return errors;
    }

    private void RunBlock(TestBlock block)
    {
        if (!block.HasSomethingToRun)
        {
            foreach (var test in block.TestsBeneath())
                RunTest(test);
            return;
        }

        var files = _drive.Contents();
        InNewScope(() => RunBlockHere(block));
        _drive.RemoveAllBut(files);
    }

    private void RunBlockHere(TestBlock block)
    {
        SetVariables(block);
        var errors = new List<ErrorRecord>();
        if (Attempt(block.Hook(HookKind.BeforeAll), errors, _dotSource))
        {
            foreach (var child in block.Children)
                RunChild(child);
        }
        else
        {
            FailAllBeneath(block, FailureText.Of(errors, $"BeforeAll of {Title(block)} failed, so this test did not run: "));
        }

        errors = [];
        if (!Attempt(block.Hook(HookKind.AfterAll), errors, _dotSource))
            LastOf(block).FailAfterwards(FailureText.Of(errors, $"AfterAll of {Title(block)} failed: "));
    }

    private void RunChild(TestNode child)
    {
        if (child is TestBlock block)
            RunBlock(block);
        else
            RunTest((TestCase)child);
    }

    private void RunTest(TestCase test)
    {
        if (test.IsSkipped)
        {
            test.Finish(TestOutcome.Skipped("is skipped"));
            return;
        }

        var errors = new List<ErrorRecord>();
        var before = _written.Count;
        InNewScope(() => RunTestHere(test, errors));
        test.Finish(FailureText.OutcomeOf(errors, [.. _written.Skip(before)]));
    }

    private void RunTestHere(TestCase test, List<ErrorRecord> errors)
    {
        SetVariables(test);
        if (test.Parent!.HooksFromOutside(HookKind.BeforeEach).All(hook => Attempt(hook, errors, _dotSource)))
            Attempt(test.Body, errors, _dotSource);
        foreach (var hook in test.Parent.HooksFromOutside(HookKind.AfterEach).Reverse())
            Attempt(hook, errors, _dotSource);
    }

    private static void FailAllBeneath(TestBlock block, TestOutcome failure)
    {
        foreach (var test in block.TestsBeneath())
            test.Finish(test.IsSkipped ? TestOutcome.Skipped("is skipped") : failure);
    }

    private static TestCase LastOf(TestBlock block) => block.TestsBeneath().Last(test => !test.IsSkipped);

    private static string Title(TestBlock block) => block.IsRoot ? "the file" : $"'{block.Name}'";

    private void SetVariables(TestNode node)
    {
        foreach (var (name, value) in node.Item?.Variables() ?? [])
            _engine.SessionState.PSVariable.Set(name, value);
    }

    private void InNewScope(Action action)
    {
        _step = _ => action();
        _engine.InvokeCommand.InvokeScript(true, _newScope, null);
    }

    private bool Attempt(ScriptBlock? script, List<ErrorRecord> errors, ScriptBlock caller)
    {
        if (script is null)
            return true;

        var outer = _errors;
        var before = errors.Count;
        _errors = errors;
        _script = script;
        try
        {
            _engine.InvokeCommand.InvokeScript(false, caller, null);
        }
        catch (FlowControlException exception)
        {
            var text = exception is ExitException ? "exit was called. It would end the whole run of Pester." : "break or continue named a loop that is not there.";
            errors.Add(new ErrorRecord(new PSInvalidOperationException(text), "PesterBridgeLeft", ErrorCategory.InvalidOperation, null));
        }
        finally
        {
            _errors = outer;
        }

        return errors.Count == before;
    }

    private static ScriptBlock CallOf(string path) => ScriptBlock.Create($"& '{CodeGeneration.EscapeSingleQuotedStringContent(path)}'");

    private static ScriptBlock Caller(string callOperator) => ScriptBlock.Create(
        $"do {{ try {{ $null = {callOperator} ({GetScriptCommand.CommandName}) }} catch {{ {AddErrorCommand.CommandName} $_ }} }} while ($false)");
}
