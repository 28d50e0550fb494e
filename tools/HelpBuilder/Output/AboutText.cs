using System;
using System.Globalization;
using System.Linq;
using System.Text;
using HelpBuilder.Pages;
using HelpBuilder.Text;

namespace HelpBuilder.Output;

/// <summary>Writes an about_ topic as the plain text that Get-Help shows as it is.</summary>
internal static class AboutText
{
    private const int Columns = 80;
    private const string Indent = "    ";

    public static string Write(MarkdownPage page)
    {
        // Get-Help takes the fifth line for the synopsis: it must be the short description.
        if (page.Sections is not [{ Title: "Short description" } first, ..] || first.Text is not [ParagraphText summary] || summary.Text.Length > Columns - Indent.Length)
        {
            throw page.Fault(1, $"A topic begins with '## Short description' and one paragraph of up to {Columns - Indent.Length} characters.");
        }

        var text = new StringBuilder();
        Line(text, "TOPIC");
        Line(text, Indent + page.Name);
        foreach (var section in page.Sections)
        {
            Line(text, string.Empty);
            Line(text, section.Title.ToUpper(CultureInfo.InvariantCulture));
            for (var index = 0; index < section.Text.Count; index++)
            {
                if (index > 0) Line(text, string.Empty);
                Append(text, section.Text[index]);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, HelpBlock block)
    {
        switch (block)
        {
            case HeadingText heading:
                Line(text, "  " + heading.Text);
                break;
            case ParagraphText paragraph:
                Wrap(text, Indent, Indent, paragraph.Text);
                break;
            case PreformattedText preformatted:
                foreach (var line in preformatted.Text.Split('\n')) Line(text, (Indent + Indent + line).TrimEnd());
                break;
            case ListText list:
                foreach (var (item, index) in list.Items.Select(static (item, index) => (item, index)))
                {
                    var mark = list.IsOrdered ? $"{index + 1}. " : "- ";
                    Wrap(text, Indent + mark, Indent + new string(' ', mark.Length), item);
                }

                break;
            case DefinitionText definitions:
                foreach (var (term, meaning) in definitions.Entries)
                {
                    Line(text, Indent + term);
                    Wrap(text, Indent + Indent, Indent + Indent, meaning);
                }

                break;
            default:
                throw new NotSupportedException($"Plain text has no form for {block.GetType().Name}.");
        }
    }

    private static void Wrap(StringBuilder text, string firstIndent, string indent, string words)
    {
        var line = new StringBuilder(firstIndent);
        var isEmpty = true;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Columns)
            {
                Line(text, line.ToString());
                line.Clear().Append(indent);
                isEmpty = true;
            }

            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }

        Line(text, line.ToString());
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
