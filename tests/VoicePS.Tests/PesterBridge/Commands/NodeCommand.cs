using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>The parameters that Describe, Context and It share.</summary>
internal abstract class NodeCommand : PesterCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    [Parameter]
    [Alias("TestCases")]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ForEach { get; set; }

    [Parameter]
    [Alias("Tags")]
    public string[] Tag { get; set; } = [];

    [Parameter]
    public SwitchParameter Skip { get; set; }

    private protected abstract ScriptBlock? Script { get; }

    private protected abstract void Add(ScriptBlock script, ForEachItem? item);

    protected override void EndProcessing()
    {
        RefuseUnlessDiscovering();
        if (Script is not { } script)
        {
            Refuse($"'{Name}' has no script block. Is its opening brace on the next line?");
            return;
        }

        RefuseParameters(script);
        foreach (var item in Items())
            Add(script, item);
    }

    private IEnumerable<ForEachItem?> Items()
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(ForEach)))
            return [null];
        // Pester 5 silently makes no test of an empty -ForEach and Pester 6 refuses it: fewer tests must not look like success.
        if (ForEach is not { Length: > 0 })
            Refuse($"-ForEach of '{Name}' is empty, so there would be no test.");
        return (ForEach ?? []).Select(value => new ForEachItem(value));
    }
}
