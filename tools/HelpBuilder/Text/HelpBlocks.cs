using System.Collections.Generic;
using System.Linq;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace HelpBuilder.Text;

/// <summary>Makes plain help text of Markdown.</summary>
internal static class HelpBlocks
{
    public static IEnumerable<HelpBlock> Read(IEnumerable<Block> blocks) => blocks.SelectMany(ReadOne);

    /// <summary>The lines of a fence, without what surrounds them.</summary>
    public static string CodeOf(CodeBlock block) => block.Lines.ToString().ReplaceLineEndings("\n").TrimEnd();

    private static IEnumerable<HelpBlock> ReadOne(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                return [new HeadingText(InlineText.Of(heading.Inline))];
            case ParagraphBlock paragraph:
                return [new ParagraphText(InlineText.Of(paragraph.Inline))];
            case CodeBlock code:
                return [new PreformattedText(CodeOf(code))];
            case ListBlock list:
                return [new ListText([.. list.Select(InlineText.OfAll)], list.IsOrdered)];
            case Table table:
                return [ReadTable(table)];
            case ContainerBlock container:
                return Read(container);
            default:
                return [];
        }
    }

    private static DefinitionText ReadTable(Table table)
    {
        var rows = table.OfType<TableRow>().Where(static row => !row.IsHeader).Select(static row => row.Select(InlineText.OfAll).ToArray());
        return new DefinitionText([.. rows.Select(static cells => (cells[0], string.Join(' ', cells.Skip(1).Where(static cell => cell.Length > 0))))]);
    }
}
