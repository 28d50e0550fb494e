using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The examples of every page, typed by a reader, and what they print beside what the page says that they print.</summary>
public sealed class HelpExamplesRunTests
{
    private static readonly string[] Names = [.. ModuleHelp.Names.Order(StringComparer.Ordinal)];

    // What can end ends long before, also on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Pages => [.. Names];

    public static TheoryData<string, int> Unstageable => [.. HelpStage.Unstageable.Keys.Select(static key => new TheoryDataRow<string, int>(key.Page, key.Number))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_examples_run_and_show_only_the_errors_that_are_in_their_output(string page)
    {
        SkipWhereTheSystemSaysItOtherwise();
        var runs = await HelpPageRun.Of(page);

        Assert.All(Staged(page), example => Assert.All(
            runs[example.Number].Errors,
            error => Assert.True(IsShown(error, example.Output), $"{example}\n{error}")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_examples_print_what_it_says(string page)
    {
        SkipWhereTheSystemSaysItOtherwise();
        var runs = await HelpPageRun.Of(page);
        var differing = Staged(page)
            .Where(example => !PrintedText.Same(example.Output, runs[example.Number].Printed))
            .Select(example => $"{example}\nThe page:\n{example.Output}\nWhat came:\n{runs[example.Number].Printed}\n");

        Assert.True(!differing.Any(), string.Join('\n', differing));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_of_its_examples_is_PowerShell_and_shows_what_it_prints_or_says_that_it_prints_nothing(string page)
    {
        var examples = HelpExample.Of(page);

        Assert.True(examples.Count >= 3, $"{page} has no more than {examples.Count} examples.");
        Assert.Equal(Enumerable.Range(1, examples.Count), examples.Select(static example => example.Number));
        Assert.All(examples, static example => HelpCode.AssertIsSound(example.Code));
        Assert.All(examples.Where(static example => example.Output is null), static example =>
            Assert.True(example.Text.Contains("prints nothing", StringComparison.Ordinal), $"{example}: it shows no output, and does not say that it prints nothing."));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_notes_have_a_table_of_error_ids_or_say_that_there_are_none(string page)
    {
        var notes = File.ReadAllText(ModuleHelp.PathOf(page)).ReplaceLineEndings("\n").Split("\n## NOTES\n")[1].Split("\n## ")[0];

        if (notes.Contains("This cmdlet writes no errors of its own.", StringComparison.Ordinal)) return;
        Assert.Contains("| Error id | What happened | What to do |\n| --- | --- | --- |\n| `", notes, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unstageable))]
    public async Task What_is_left_out_would_not_end_by_itself(string page, int number)
    {
        var example = Assert.Single(HelpExample.Of(page), example => example.Number == number);

        await Assert.ThrowsAsync<TimeoutException>(() => HelpPageRun.RunAloneAsync(example, Patience));
    }

    [Fact]
    public void No_section_of_the_stage_is_for_a_page_or_an_example_that_is_gone() => Assert.All(
        HelpStage.SectionNames.Where(static name => name.Length > 0),
        static name => Assert.Contains(name, Names.Concat(Names.SelectMany(HelpExample.Of).Select(static example => $"{example.Page} {example.Number}"))));

    [Fact]
    public void Hardly_any_example_is_left_out() =>
        Assert.InRange(HelpStage.Unstageable.Count, 0, Names.Sum(static page => HelpExample.Of(page).Count) / 10);

    // Among the errors are those of a service that is not there, which each system words in its own way.
    private static void SkipWhereTheSystemSaysItOtherwise() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The pages hold what Linux says.");

    private static IEnumerable<HelpExample> Staged(string page) => HelpExample.Of(page).Where(static example => !HelpStage.CannotRun(example));

    private static bool IsShown(string error, string? output) =>
        PrintedText.Words(output).Contains(PrintedText.Words(error), StringComparison.Ordinal);
}
