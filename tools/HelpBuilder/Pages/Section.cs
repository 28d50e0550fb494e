using System.Collections.Generic;
using System.Linq;
using HelpBuilder.Text;
using Markdig.Syntax;

namespace HelpBuilder.Pages;

/// <summary>A heading and what stands below it.</summary>
/// <param name="Title">The text of the heading.</param>
/// <param name="Line">The heading's line, counted from 1.</param>
/// <param name="Blocks">What stands below it, up to the next heading of its level.</param>
internal sealed record Section(string Title, int Line, IReadOnlyList<Block> Blocks)
{
    /// <summary>Cuts blocks at the headings of a level.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="level">The level of the headings, counted from 1.</param>
    /// <param name="lead">What stands before the first heading.</param>
    /// <returns>The sections in their order.</returns>
    public static IReadOnlyList<Section> Split(IEnumerable<Block> blocks, int level, out IReadOnlyList<Block> lead)
    {
        var sections = new List<Section>();
        var before = new List<Block>();
        var current = before;
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                current = [];
                sections.Add(new Section(InlineText.Of(heading.Inline), heading.Line + 1, current));
            }
            else
            {
                current.Add(block);
            }
        }

        lead = before;
        return sections;
    }

    /// <summary>The text blocks of the whole section.</summary>
    public IReadOnlyList<HelpBlock> Text => HelpBlocks.Read(Blocks).ToArray();
}
