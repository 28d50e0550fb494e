using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HelpBuilder.Text;
using static HelpBuilder.Output.MamlNames;

namespace HelpBuilder.Output;

/// <summary>Writes text as paragraphs, the one form that Get-Help shows everywhere.</summary>
internal static class MamlText
{
    /// <summary>Get-Help indents by up to 8, and a console has 80 columns or more.</summary>
    private const int Columns = 72;

    /// <summary>Get-Help puts nothing between examples: an empty paragraph at the end of each keeps them apart.</summary>
    public static XElement Gap => new(Maml + "para");

    public static IEnumerable<XElement> From(IEnumerable<HelpBlock> blocks) => blocks.Select(From);

    /// <summary>Text before code. Get-Help writes the code right behind it, so it must bring its own line breaks.</summary>
    public static IEnumerable<XElement> Introduction(IEnumerable<HelpBlock> blocks)
    {
        var paragraphs = From(blocks).ToArray();
        if (paragraphs is [.., var last]) last.Value += "\n\n";
        return paragraphs;
    }

    private static XElement From(HelpBlock block) => new(Maml + "para", block switch
    {
        // Get-Help wraps these itself, as wide as the console is.
        ParagraphText paragraph => paragraph.Text,
        PreformattedText preformatted => preformatted.Text,

        // MAML has lists of its own, but in notes and remarks Get-Help shows empty lines in their place.
        _ => string.Join('\n', PlainText.Lines(block, Columns)),
    });
}
