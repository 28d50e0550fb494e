using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Help;

/// <summary>What an example printed, and the errors that reached the reader.</summary>
internal sealed record HelpExampleRun(string Printed, IReadOnlyList<string> Errors);

/// <summary>The examples of a page, typed one after the other in a session of their own.</summary>
internal static class HelpPageRun
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<int, HelpExampleRun>>>> Runs = new();
    private static readonly SemaphoreSlim Places = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Runs the page, or waits for it where it runs already. The next one begins meanwhile.</summary>
    public static Task<IReadOnlyDictionary<int, HelpExampleRun>> Of(string page, string? next)
    {
        if (next is not null) _ = Begin(next);
        return Begin(page);
    }

    /// <summary>Runs one example alone, on the stage of its page.</summary>
    public static async Task<HelpExampleRun> OfOne(HelpExample example) => (await RunAsync(example.Page, [example]))[example.Number];

    private static Task<IReadOnlyDictionary<int, HelpExampleRun>> Begin(string page) =>
        Runs.GetOrAdd(page, static name => new(() => RunAsync(name, HelpExample.Of(name).Where(static example => !HelpStage.CannotRun(example))))).Value;

    private static async Task<IReadOnlyDictionary<int, HelpExampleRun>> RunAsync(string page, IEnumerable<HelpExample> examples)
    {
        await Places.WaitAsync();
        try
        {
            using var folder = new TemporaryFolder();
            var script = Path.Combine(folder.Path, "typed.ps1");
            await File.WriteAllTextAsync(script, HelpStage.ScriptOf(page, examples));
            var (code, output, errors) = await FreshProcess.RunAsync(folder.Path, HelpStage.Environment, "dotnet", [Repository.PSHost, script]);
            return code == 0 && errors.Length == 0
                ? Read(HelpStage.AsOnThePage(output, folder.Path))
                : throw new InvalidOperationException($"{page}: it ended with {code}.\n{output}\n{errors}");
        }
        finally
        {
            Places.Release();
        }
    }

    private static Dictionary<int, HelpExampleRun> Read(string output) =>
        Regex.Matches(output.ReplaceLineEndings("\n"), @"^### example (\d+)\n(.*?)^### end$", RegexOptions.Multiline | RegexOptions.Singleline)
            .ToDictionary(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), static match => ReadOne(match.Groups[2].Value));

    private static HelpExampleRun ReadOne(string text)
    {
        var lines = text.Split('\n').ToLookup(static line => line.StartsWith(HelpStage.ErrorMark, StringComparison.Ordinal));
        return new HelpExampleRun(
            string.Join('\n', lines[false]).Trim('\n'), [.. lines[true].Select(static line => line[HelpStage.ErrorMark.Length..])]);
    }
}
