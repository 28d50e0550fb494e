using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HelpBuilder.Text;

namespace HelpBuilder.Output;

/// <summary>Lays text out in lines of a fixed width, as a console shows it.</summary>
internal static class PlainText
{
    private const string Indent = "    ";

    /// <summary>The lines of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="columns">The longest that a line may be. Code and output keep the lines that they have.</param>
    public static IEnumerable<string> Lines(HelpBlock block, int columns) => block switch
    {
        HeadingText heading => [heading.Text],
        ParagraphText paragraph => Wrap("", "", paragraph.Text, columns),
        PreformattedText preformatted => preformatted.Text.Split('\n').Select(static line => (Indent + line).TrimEnd()),
        ListText list => list.Items.SelectMany((item, index) => Item(list.IsOrdered ? $"{index + 1}. " : "- ", item, columns)),
        DefinitionText definitions => definitions.Entries.SelectMany(entry => Wrap(Indent, Indent, entry.Meaning, columns).Prepend(entry.Term)),
        _ => throw new NotSupportedException($"Plain text has no form for {block.GetType().Name}."),
    };

    private static IEnumerable<string> Item(string mark, string text, int columns) =>
        Wrap(mark, new string(' ', mark.Length), text, columns);

    private static IEnumerable<string> Wrap(string firstIndent, string indent, string words, int columns)
    {
        var line = new StringBuilder(firstIndent);
        var isEmpty = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > columns)
            {
                yield return line.ToString();
                line.Clear().Append(indent);
                isEmpty = true;
            }

            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }

        yield return line.ToString();
    }
}
