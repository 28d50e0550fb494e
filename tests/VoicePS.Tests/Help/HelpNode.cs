using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.Help;

/// <summary>A part of what Get-Help returns, which is objects within objects, and an array only where there are several.</summary>
internal sealed class HelpNode(PSObject source)
{
    public string Text => source.BaseObject as string ?? string.Empty;

    /// <summary>The words of a description, paragraph by paragraph.</summary>
    public string Words => string.Join("\n", All("description").Select(static item => item.One("Text").Text)).Trim();

    /// <summary>The one node of this name; an empty one where there is none.</summary>
    public HelpNode One(string name) => All(name) is [var only, ..] ? only : new HelpNode(new PSObject(string.Empty));

    public IReadOnlyList<HelpNode> All(string name) => source.Properties[name]?.Value switch
    {
        null => [],
        PSObject { BaseObject: object[] items } => [.. items.Select(static item => new HelpNode(PSObject.AsPSObject(item)))],
        object[] items => [.. items.Select(static item => new HelpNode(PSObject.AsPSObject(item)))],
        var item => [new HelpNode(PSObject.AsPSObject(item))],
    };
}
