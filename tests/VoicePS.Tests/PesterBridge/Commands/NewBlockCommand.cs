using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Describe and Context.</summary>
[Cmdlet(VerbsCommon.New, "PesterBridgeBlock")]
internal sealed class NewBlockCommand : NodeCommand
{
    public const string CommandName = "New-PesterBridgeBlock";

    [Parameter(Position = 1)]
    public ScriptBlock? Fixture { get; set; }

    private protected override ScriptBlock? Script => Fixture;

    private protected override void Add(ScriptBlock script, ForEachItem? item)
    {
        var parent = Run.CurrentBlock;
        var block = new TestBlock(Name, script, parent, item, Skip) { Tags = Tag };
        parent.Children.Add(block);
        Run.Discover(block);
    }
}
