using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace VoicePS.Tests.Help;

/// <summary>
/// What was printed, without what differs from run to run: ids, times, addresses, figures. What is left are the words of
/// each line.
/// </summary>
internal static partial class PrintedText
{
    /// <summary>The lines in a shape that can be compared. Their order is left out: what goes on at the same time ends in any order.</summary>
    public static string[] Shape(string? text) =>
    [
        .. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Masked).Where(static line => line.Length > 0).Order(StringComparer.Ordinal),
    ];

    /// <summary>The words alone, without the lines: an error is broken at the edge of the window.</summary>
    public static string Words(string? text) => string.Concat((text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Masked)).Replace(" ", "", StringComparison.Ordinal);

    private static string Masked(string line)
    {
        line = Id().Replace(line, "<id>");
        line = Token().Replace(line, "<token>");
        line = Moment().Replace(line, "<time>");
        line = Address().Replace(line, "127.0.0.1:<port>");
        line = Waited().Replace(line, "within <number> seconds");
        line = Figure().Replace(line, "<number>");
        line = Rule().Replace(line, "--");
        return Blank().Replace(line, " ").Trim();
    }

    // Ids of calls, conversations and files, whole or cut off.
    [GeneratedRegex(@"(CON-)?\b[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b|\b[0-9a-f]{8}-[0-9a-f-]*…|\b[0-9a-f]{32}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"(\d\d/\d\d/\d{4} |\d{4}-\d\d-\d\d[ T]|\d\d-\d\d )?\d\d?:\d\d:\d\d(\.\d+)?(Z| \+00:00)?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"within \d+ seconds")]
    private static partial Regex Waited();

    // Seconds since 1970, and everything with a decimal point.
    [GeneratedRegex(@"\b\d+\.\d+\b|\b1[78]\d{8}\b")]
    private static partial Regex Figure();

    [GeneratedRegex("-{2,}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
