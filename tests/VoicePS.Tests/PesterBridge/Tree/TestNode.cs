using System.Collections.Generic;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>What a block and a test have in common: a name, a script block, and the item of -ForEach they were made for.</summary>
internal abstract class TestNode(string name, ScriptBlock? body, TestBlock? parent, ForEachItem? item, bool skip)
{
    public string Name { get; } = name;

    public ScriptBlock? Body { get; } = body;

    public TestBlock? Parent { get; } = parent;

    public ForEachItem? Item { get; } = item;

    public bool IsSkipped { get; } = skip || parent is { IsSkipped: true };

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>This node's variables and those of every block around it; the inner ones win.</summary>
    public Dictionary<string, object?> VariablesInReach()
    {
        var variables = Parent?.VariablesInReach() ?? new Dictionary<string, object?>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Item?.Variables() ?? [])
            variables[key] = value;
        return variables;
    }
}
