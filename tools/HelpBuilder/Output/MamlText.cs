using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HelpBuilder.Text;
using static HelpBuilder.Output.MamlNames;

namespace HelpBuilder.Output;

/// <summary>Writes text in the few forms that Get-Help can show.</summary>
internal static class MamlText
{
    public static IEnumerable<XElement> From(IEnumerable<HelpBlock> blocks) => blocks.Select(From);

    private static XElement From(HelpBlock block) => block switch
    {
        ParagraphText paragraph => Para(paragraph.Text),
        HeadingText heading => Para(heading.Text),
        PreformattedText preformatted => Para(preformatted.Text),
        ListText list => new XElement(
            Maml + "list",
            new XAttribute("class", list.IsOrdered ? "ordered" : "unordered"),
            list.Items.Select(static item => new XElement(Maml + "listItem", Para(item)))),
        DefinitionText definitions => new XElement(
            Maml + "definitionList",
            definitions.Entries.Select(static entry => new XElement(
                Maml + "definitionListItem",
                new XElement(Maml + "term", entry.Term),
                new XElement(Maml + "definition", Para(entry.Meaning))))),
        _ => throw new NotSupportedException($"MAML has no form for {block.GetType().Name}."),
    };

    private static XElement Para(string text) => new(Maml + "para", text);
}
