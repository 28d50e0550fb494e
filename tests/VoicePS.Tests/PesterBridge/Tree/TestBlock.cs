using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>A Describe or a Context; the file itself is the root.</summary>
internal sealed class TestBlock(string name, ScriptBlock? body, TestBlock? parent, ForEachItem? item, bool skip)
    : TestNode(name, body, parent, item, skip)
{
    private readonly Dictionary<HookKind, ScriptBlock> _hooks = [];

    public List<TestNode> Children { get; } = [];

    public bool IsRoot => Parent is null;

    /// <summary>In the order in which they run.</summary>
    public IEnumerable<TestCase> TestsBeneath() =>
        Children.SelectMany(child => child is TestBlock block ? block.TestsBeneath() : [(TestCase)child]);

    public bool HasSomethingToRun => TestsBeneath().Any(test => !test.IsSkipped);

    public bool TryAddHook(HookKind kind, ScriptBlock script) => _hooks.TryAdd(kind, script);

    public ScriptBlock? Hook(HookKind kind) => _hooks.GetValueOrDefault(kind);

    /// <summary>BeforeEach or AfterEach of this block and of all around it, the outermost first.</summary>
    public IEnumerable<ScriptBlock> HooksFromOutside(HookKind kind)
    {
        var outer = Parent?.HooksFromOutside(kind) ?? [];
        return Hook(kind) is { } own ? outer.Append(own) : outer;
    }
}
