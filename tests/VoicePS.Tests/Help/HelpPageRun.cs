using System;
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

/// <summary>
/// The examples of a page, typed one after the other in a session of their own. Some pages share a process, which takes
/// longer to start than most pages to run.
/// </summary>
internal static class HelpPageRun
{
    private const int PagesInAProcess = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string[][] Groups = [.. ModuleHelp.Names.Order(StringComparer.Ordinal).Chunk(PagesInAProcess)];
    private static readonly Lazy<Task<Dictionary<string, string>>>[] Runs = [.. Groups.Select(static pages => new Lazy<Task<Dictionary<string, string>>>(() => RunAsync(pages)))];
    private static readonly SemaphoreSlim Places = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>What came of each example of a page. The pages that are next to be asked for run meanwhile.</summary>
    public static async Task<IReadOnlyDictionary<int, HelpExampleRun>> Of(string page)
    {
        var group = Array.FindIndex(Groups, pages => pages.Contains(page));
        if (group + 1 < Groups.Length) _ = Runs[group + 1].Value;
        return Read(page, (await Runs[group].Value)[page]);
    }

    /// <summary>Runs one example alone, on the stage of its page.</summary>
    /// <exception cref="TimeoutException">It had not ended by then.</exception>
    public static async Task RunAloneAsync(HelpExample example, TimeSpan patience)
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, new() { [example.Page] = HelpStage.ScriptOf(example.Page, [example]) }, patience);
    }

    private static async Task<Dictionary<string, string>> RunAsync(string[] pages)
    {
        await Places.WaitAsync();
        try
        {
            using var folder = new TemporaryFolder();
            var scripts = pages.ToDictionary(
                static page => page, static page => HelpStage.ScriptOf(page, HelpExample.Of(page).Where(static example => !HelpStage.CannotRun(example))));
            var output = await RunAsync(folder.Path, scripts, Patience);
            return Regex.Matches(output, @"^### page (\S+)\n(.*?)^### page over$", RegexOptions.Multiline | RegexOptions.Singleline).ToDictionary(
                static match => match.Groups[1].Value,
                match => HelpStage.AsOnThePage(match.Groups[2].Value, Path.Combine(folder.Path, match.Groups[1].Value)));
        }
        finally
        {
            Places.Release();
        }
    }

    private static async Task<string> RunAsync(string folder, Dictionary<string, string> scripts, TimeSpan patience)
    {
        foreach (var (page, script) in scripts)
        {
            Directory.CreateDirectory(Path.Combine(folder, page));
            await File.WriteAllTextAsync(Path.Combine(folder, page, HelpStage.ScriptName), script);
        }

        var all = Path.Combine(folder, "all.ps1");
        await File.WriteAllTextAsync(all, string.Join('\n', scripts.Keys.Select(HelpStage.SessionOf)));
        var (code, output, errors) = await FreshProcess.RunAsync(patience, folder, HelpStage.Environment, "dotnet", [Repository.PSHost, all]);
        return code == 0 && errors.Length == 0
            ? output.ReplaceLineEndings("\n")
            : throw new InvalidOperationException($"It ended with {code}.\n{output}\n{errors}");
    }

    private static Dictionary<int, HelpExampleRun> Read(string page, string output) =>
        output.Contains(HelpStage.StageErrorMark, StringComparison.Ordinal)
            ? throw new InvalidOperationException($"The stage of {page} does not stand.\n{output}")
            : Regex.Matches(output, @"^### example (\d+)\n(.*?)^### end$", RegexOptions.Multiline | RegexOptions.Singleline)
                .ToDictionary(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), static match => ReadOne(match.Groups[2].Value));

    private static HelpExampleRun ReadOne(string text)
    {
        var lines = text.Split('\n').ToLookup(static line => line.StartsWith(HelpStage.ErrorMark, StringComparison.Ordinal));
        return new HelpExampleRun(
            string.Join('\n', lines[false]).Trim('\n'), [.. lines[true].Select(static line => line[HelpStage.ErrorMark.Length..])]);
    }
}
