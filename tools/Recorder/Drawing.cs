using System.Globalization;
using System.Security;
using System.Text;

namespace Recorder;

/// <summary>Draws a terminal session: one SVG file that needs no script and no font from elsewhere.</summary>
internal static class Drawing
{
    private const double CharacterWidth = 8.43;
    private const int LineHeight = 20;
    private const int Left = 18;
    private const int Top = 62;
    private const double SecondsToType = 0.7;
    private const double LongestPause = 1.6;

    private const string Style = """
        text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #d7dae0; white-space: pre; }
        .title { font: 13px system-ui, sans-serif; fill: #8a919c; text-anchor: middle; }
        .prompt { fill: #6cb6ff; } .typed { fill: #ffffff; } .comment { fill: #7d8590; }
        .bold { font-weight: 700; }
        .black { fill: #6e7681; } .red { fill: #ff7b72; } .green { fill: #56d364; } .yellow { fill: #e3b341; }
        .blue { fill: #79c0ff; } .magenta { fill: #d2a8ff; } .cyan { fill: #56d4dd; } .white { fill: #e6edf3; }
        .bright-black { fill: #8b949e; } .bright-red { fill: #ffa198; } .bright-green { fill: #7ee787; } .bright-yellow { fill: #f2cc60; }
        .bright-blue { fill: #a5d6ff; } .bright-magenta { fill: #e2c5ff; } .bright-cyan { fill: #b3f0ff; } .bright-white { fill: #ffffff; }
        @media (prefers-reduced-motion: no-preference) {
          text.line { animation: come 0.15s linear backwards; }
          @keyframes come { from { opacity: 0; } }
        }
        """;

    /// <summary>Draws a session.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="scenes">What happened.</param>
    public static string Draw(string title, IReadOnlyList<Scene> scenes)
    {
        var (lines, words) = Lay(scenes);
        var width = (int)Math.Ceiling(Session.Width * CharacterWidth) + (2 * Left);
        var height = Top + (lines.Count * LineHeight) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title description\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{Escape(title)} in a terminal</title>\n<desc id=\"description\">{Escape(words)}</desc>\n<style>\n{Style}\n</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"#14181c\"/>\n");
        svg.Append("<circle cx=\"22\" cy=\"20\" r=\"6\" fill=\"#ff5f57\"/><circle cx=\"42\" cy=\"20\" r=\"6\" fill=\"#febc2e\"/><circle cx=\"62\" cy=\"20\" r=\"6\" fill=\"#28c840\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{width / 2}\" y=\"25\">{Escape(title)}</text>\n");
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Spans.Count == 0) continue;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"line\" x=\"{Left}\" y=\"{Top + (index * LineHeight)}\" xml:space=\"preserve\" style=\"animation-delay: {lines[index].At:0.##}s\">");
            foreach (var span in lines[index].Spans)
            {
                svg.Append(span.Style.Length == 0 ? Escape(span.Text) : $"<tspan class=\"{span.Style}\">{Escape(span.Text)}</tspan>");
            }

            svg.Append("</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static (List<(double At, List<Span> Spans)> Lines, string Words) Lay(IReadOnlyList<Scene> scenes)
    {
        var lines = new List<(double At, List<Span> Spans)>();
        var words = new StringBuilder();
        var at = 0.4;
        var isBelowTable = false;
        foreach (var scene in scenes)
        {
            if (lines.Count > 0 && (scene.Line.IsComment || isBelowTable)) lines.Add((at, []));
            foreach (var (text, index) in scene.Line.Text.Split('\n').Select(static (text, index) => (text, index)))
            {
                lines.Add((at, [new Span(index == 0 ? "PS> " : ">>  ", "prompt"), new Span(text, scene.Line.IsComment ? "comment" : "typed")]));
                words.Append("PS> ").AppendLine(text);
            }

            at += SecondsToType + Math.Min(scene.Time.TotalSeconds, LongestPause);
            var printed = Trimmed(scene.Output);
            isBelowTable = printed.Count > 1;
            foreach (var spans in printed)
            {
                lines.Add((at, spans));
                words.AppendLine(string.Concat(spans.Select(static span => span.Text)));
            }
        }

        return (lines, words.ToString().TrimEnd());
    }

    private static List<List<Span>> Trimmed(string output)
    {
        if (output.Trim().Length == 0) return [];

        // One blank line above a table is enough; what comes below it makes its own.
        var lines = TerminalText.Read(output).SkipWhile(static line => line.Count == 0).ToList();
        while (lines.Count > 0 && lines[^1].Count == 0) lines.RemoveAt(lines.Count - 1);
        return lines.Count > 1 ? [[], .. lines] : lines;
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
