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
    private const char Cut = '…';

    /// <summary>Whether two texts say the same, in lines of the same words, or in the same words where a window of another width breaks them elsewhere.</summary>
    public static bool Same(string? one, string? other)
    {
        var lines = Lines(one);
        var others = Lines(other);
        return (lines.Length == others.Length && lines.Zip(others).All(static pair => IsSame(pair.First, pair.Second))) || Words(one) == Words(other);
    }

    /// <summary>The words alone, without blanks and lines, so that it does not matter where a window breaks them.</summary>
    public static string Words(string? text) => MaskedLine(Blank().Replace(text ?? "", ""));

    // The order is left out: what goes on at the same time ends in any order.
    private static string[] Lines(string? text) => [.. Masked(text).Where(static line => line.Length > 0).Order(StringComparer.Ordinal)];

    // Another width cuts a line at another place.
    private static bool IsSame(string one, string other) =>
        one == other || (IsCut(one, out var begin) && other.StartsWith(begin, StringComparison.Ordinal)) || (IsCut(other, out begin) && one.StartsWith(begin, StringComparison.Ordinal));

    private static bool IsCut(string line, out string begin)
    {
        begin = line.TrimEnd(Cut);
        return begin.Length < line.Length;
    }

    private static string[] Masked(string? text) => [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(MaskedLine)];

    private static string MaskedLine(string line)
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
    [GeneratedRegex("(CON-)?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{8}(-[0-9a-f-]*)?…")]
    private static partial Regex Id();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"(\d\d/\d\d/\d{4} ?|\d{4}-\d\d-\d\d[ T]?|\d\d-\d\d ?)?\d\d?:\d\d:\d\d(\.\d+)?(Z| ?\+00:00)?|\d{8}T\d{6}Z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"within ?\d+ ?seconds")]
    private static partial Regex Waited();

    // Seconds since 1970 and seeds, shares, milliseconds, and everything with a decimal point.
    [GeneratedRegex(@"\d+\.\d+|(?<!\d)\d{7,10}(?!\d)|\d+ ?%|\d+ ?ms\b")]
    private static partial Regex Figure();

    [GeneratedRegex("-{2,}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
