using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace VoicePS.Bench.Reports;

/// <summary>The table of all figures: on the screen, as JSON, and as a page of the documentation.</summary>
internal static class Report
{
    private const string Begin = "<!-- figures:begin -->";
    private const string End = "<!-- figures:end -->";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Table(IReadOnlyList<Check> checks)
    {
        var text = new StringBuilder()
            .AppendLine("| Work | Figure | Target | Median | Range | Runs | |")
            .AppendLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var check in checks)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {check.Work.Replace("|", "\\|", StringComparison.Ordinal)} | {check.Figure} | {Wish(check)} | {Number(check.Median)} | {Number(check.Minimum)} to {Number(check.Maximum)} | {check.Samples.Count} | {Verdict(check)} |");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Writes the JSON, and the table into the page, where the page has a place for it.</summary>
    public static void Write(IReadOnlyList<Check> checks)
    {
        var folder = Path.Combine(Repository.Root, "docs");
        var figures = new { Machine = Machine(), Figures = checks.Select(static check => new { check.Scenario, check.Work, check.Figure, check.Target, check.AtLeast, check.Median, check.Samples, check.IsMet }) };
        File.WriteAllText(Path.Combine(folder, "performance.json"), JsonSerializer.Serialize(figures, Indented) + "\n");

        var page = Path.Combine(folder, "performance.md");
        var text = File.ReadAllText(page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (end < begin) throw new InvalidDataException($"{page} has no place for the figures: {Begin} and {End}.");

        var table = Table(checks).ReplaceLineEndings("\n");
        File.WriteAllText(page, $"{text[..begin]}\n{table}\n\n{Machine()}\n{text[end..]}");
    }

    private static string Wish(Check check) =>
        check.Target is { } target ? $"{(check.AtLeast ? "≥" : "≤")} {Number(target)}" : string.Empty;

    private static string Verdict(Check check)
    {
        if (check.Target is null) return string.Empty;
        return check.IsMet ? "met" : "**missed**";
    }

    private static string Machine()
    {
        var processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return string.Create(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd} with {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors ({processor ?? RuntimeInformation.ProcessArchitecture.ToString()}).");
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
