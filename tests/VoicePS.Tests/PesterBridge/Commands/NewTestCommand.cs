using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>It.</summary>
[Cmdlet(VerbsCommon.New, "PesterBridgeTest")]
internal sealed class NewTestCommand : NodeCommand
{
    public const string CommandName = "New-PesterBridgeTest";

    [Parameter(Position = 1)]
    public ScriptBlock? Test { get; set; }

    private protected override ScriptBlock? Script => Test;

    private protected override void Add(ScriptBlock script, ForEachItem? item)
    {
        var parent = Run.CurrentBlock;
        if (parent.IsRoot)
            Refuse($"It '{Name}' stands directly in the file. Put it into a Describe.");
        parent.Children.Add(new TestCase(Name, script, parent, item, Skip)
        {
            DisplayName = string.Join(" > ", PathTo(parent, item)),
            Tags = Tag,
        });
    }

    private IEnumerable<string> PathTo(TestBlock parent, ForEachItem? item)
    {
        var names = new Stack<string>();
        names.Push(NameTemplate.Fill(Name, new TestCase(Name, null, parent, item, false) { DisplayName = Name }.VariablesInReach()));
        for (var block = parent; block is { IsRoot: false }; block = block.Parent!)
            names.Push(NameTemplate.Fill(block.Name, block.VariablesInReach()));
        return names.Select(name => name.ReplaceLineEndings(" "));
    }
}
