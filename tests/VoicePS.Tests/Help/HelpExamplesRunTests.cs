using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The examples of every page, typed by a reader, and what they print beside what the page says that they print.</summary>
public sealed class HelpExamplesRunTests
{
    private static readonly string[] Names = [.. ModuleHelp.Names.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pages => [.. Names];

    public static TheoryData<string, int> Unstageable => [.. HelpStage.Unstageable.Keys.Select(static key => new TheoryDataRow<string, int>(key.Page, key.Number))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_examples_run_and_show_only_the_errors_that_are_in_their_output(string page)
    {
        var runs = await RunOf(page);

        Assert.All(Staged(page), example => Assert.All(
            runs[example.Number].Errors,
            error => Assert.True(IsShown(error, example.Output), $"{example}\n{error}")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_examples_print_what_it_says(string page)
    {
        var runs = await RunOf(page);
        var differing = Staged(page)
            .Where(example => !PrintedText.Shape(example.Output).SequenceEqual(PrintedText.Shape(runs[example.Number].Printed)))
            .Select(example => $"{example}\nThe page:\n{example.Output}\nWhat came:\n{runs[example.Number].Printed}\n");

        Assert.True(!differing.Any(), string.Join('\n', differing));
    }

    private static Task<IReadOnlyDictionary<int, HelpExampleRun>> RunOf(string page) =>
        HelpPageRun.Of(page, Names.ElementAtOrDefault(Array.IndexOf(Names, page) + 1));

    private static IEnumerable<HelpExample> Staged(string page) => HelpExample.Of(page).Where(static example => !HelpStage.CannotRun(example));

    private static bool IsShown(string error, string? output) =>
        PrintedText.Words(output).Contains(PrintedText.Words(error), StringComparison.Ordinal);
}
