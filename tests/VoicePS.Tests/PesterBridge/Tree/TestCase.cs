using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>One It, for one item of its -ForEach.</summary>
internal sealed class TestCase(string name, ScriptBlock? body, TestBlock? parent, ForEachItem? item, bool skip)
    : TestNode(name, body, parent, item, skip)
{
    private readonly object _gate = new();
    private TestOutcome? _outcome;

    /// <summary>As people read it: "New-VoiceCall &gt; placing a call &gt; takes a number with blanks".</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null until the test has run.</summary>
    public TestOutcome? Outcome
    {
        get
        {
            lock (_gate)
                return _outcome;
        }
    }

    /// <summary>The first outcome stays: what comes late, from a run that was given up, changes nothing.</summary>
    public void Finish(TestOutcome outcome)
    {
        lock (_gate)
            _outcome ??= outcome;
    }

    /// <summary>Makes a finished test fail for what happened after it, such as an error in AfterAll.</summary>
    public void FailAfterwards(TestOutcome failure)
    {
        lock (_gate)
            _outcome = _outcome is { Kind: OutcomeKind.Failed } earlier ? earlier.Joined(failure) : failure;
    }

    public static TestCase ForFile(string fileName, TestOutcome failure)
    {
        var test = new TestCase(fileName, null, null, null, false) { DisplayName = fileName };
        test.Finish(failure);
        return test;
    }
}
