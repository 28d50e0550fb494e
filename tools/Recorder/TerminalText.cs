using System.Text.RegularExpressions;

namespace Recorder;

/// <summary>A piece of a line that looks the same from its beginning to its end.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">Names of styles, parted by blanks; empty for plain text.</param>
internal readonly record struct Span(string Text, string Style);

/// <summary>Reads what a program writes to a terminal.</summary>
internal static partial class TerminalText
{
    private static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    /// <summary>Takes text apart into lines, and lines into pieces of one style.</summary>
    /// <param name="text">Text with codes for colours and weights. Other codes are left out.</param>
    public static List<List<Span>> Read(string text)
    {
        var lines = new List<List<Span>>();
        string? colour = null;
        var isBold = false;
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var spans = new List<Span>();
            var last = 0;
            foreach (Match code in Codes().Matches(line))
            {
                Add(line[last..code.Index]);
                last = code.Index + code.Length;
                if (code.Groups["style"].Success) Change(code.Groups["style"].Value);
            }

            Add(line[last..].TrimEnd());
            lines.Add(spans);

            void Add(string piece)
            {
                if (piece.Length > 0) spans.Add(new Span(piece, $"{colour}{(isBold ? " bold" : string.Empty)}".Trim()));
            }
        }

        return lines;

        void Change(string style)
        {
            foreach (var word in style.Split(';'))
            {
                var number = word.Length == 0 ? 0 : int.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
                (colour, isBold) = number switch
                {
                    0 => (null, false),
                    1 => (colour, true),
                    22 => (colour, false),
                    >= 30 and <= 37 => (Colours[number - 30], isBold),
                    39 => (null, isBold),
                    >= 90 and <= 97 => ("bright-" + Colours[number - 90], isBold),
                    _ => (colour, isBold),
                };
            }
        }
    }

    [GeneratedRegex("\u001b\\[(?:(?<style>[0-9;]*)m|[0-9;?]*[A-Za-ln-z])")]
    private static partial Regex Codes();
}
