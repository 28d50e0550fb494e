using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HelpBuilder.Pages;
using HelpBuilder.Text;

namespace HelpBuilder.Output;

/// <summary>Writes an about_ topic as the plain text that Get-Help shows as it is.</summary>
internal static class AboutText
{
    private const int Columns = 80;
    private const string Indent = "    ";

    /// <exception cref="PageException">The topic does not begin with a short description.</exception>
    public static string Write(MarkdownPage page)
    {
        // Get-Help takes the fifth line for the synopsis: it must be the short description.
        if (page.Sections is not [{ Title: "Short description" } first, ..] || first.Text is not [ParagraphText summary] || summary.Text.Length > Columns - Indent.Length)
        {
            throw page.Fault(1, $"A topic begins with '## Short description' and one paragraph of up to {Columns - Indent.Length} characters.");
        }

        IEnumerable<string> lines = ["TOPIC", Indent + page.Name, .. page.Sections.SelectMany(Lines)];
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Lines(Section section)
    {
        yield return string.Empty;
        yield return section.Title.ToUpper(CultureInfo.InvariantCulture);
        var isFirst = true;
        foreach (var block in section.Text)
        {
            if (!isFirst) yield return string.Empty;
            isFirst = false;
            var indent = block is HeadingText ? "  " : Indent;
            foreach (var line in PlainText.Lines(block, Columns - indent.Length)) yield return line.Length == 0 ? line : indent + line;
        }
    }
}
