using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using VoicePS.Tests.Help;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Mistakes;

/// <summary>What people get wrong when they know nothing yet: each answer says what it was, and holds the command to run next.</summary>
public sealed partial class FirstMistakesTests(MistakeRun run) : IClassFixture<MistakeRun>
{
    private const string UpdateVariable = "VOICEPS_UPDATE_DOCS";

    public static TheoryData<string> All => [.. MistakeList.All.Select(static mistake => mistake.Words)];

    [Theory]
    [MemberData(nameof(All))]
    public void The_answer_holds_the_command_to_run_next(string words)
    {
        var mistake = MistakeList.Of(words);
        var answer = run[mistake];

        if (mistake.ErrorId is null) Assert.Empty(answer.ErrorIds);
        else Assert.StartsWith(mistake.ErrorId + ",", Assert.Single(answer.ErrorIds), StringComparison.Ordinal);
        Assert.Contains(mistake.Command, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_that_an_answer_tells_to_run_exists_with_its_parameters()
    {
        using var session = new ModuleSession();
        foreach (var mistake in MistakeList.All)
        {
            // What the reader has to fill in stands in angle brackets, which no value has.
            var command = Blanks().Replace(mistake.Command, "'$1'");
            HelpCode.AssertIsSound(command);
            foreach (var node in Parser.ParseInput(command, out _, out _).FindAll(static node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
            {
                var known = Assert.IsAssignableFrom<CommandInfo>(session.Run($"Get-Command {node.GetCommandName()}").Output[0]);
                Assert.All(node.CommandElements.OfType<CommandParameterAst>(), parameter => known.ResolveParameter(parameter.ParameterName));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_answer_names_a_command_that_the_module_does_not_have(string words) =>
        Assert.All(
            ModuleCommand().Matches(run[MistakeList.Of(words)].Text).Select(static match => match.Value),
            static name => Assert.Contains(name, ModuleHelp.Names));

    [Fact]
    public void There_are_at_least_twenty_three_and_none_is_listed_twice()
    {
        var all = MistakeList.All.ToArray();

        Assert.True(all.Length >= 23);
        Assert.Equal(all.Length, all.Select(static mistake => mistake.Words).Distinct().Count());
    }

    [Fact]
    public void The_page_in_the_documentation_is_this_table()
    {
        // A service that is not there is told of in the system's own words.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The page holds what Linux says.");
        var path = Repository.PathOf("docs", "first-mistakes.md");
        var committed = File.ReadAllText(path).ReplaceLineEndings("\n");
        var current = MistakePage.Replace(committed, MistakeList.Chapters, run);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(path, current);

        Assert.True(
            committed == current || Environment.GetEnvironmentVariable(UpdateVariable) == "1",
            $"docs/first-mistakes.md holds other answers than this run gives. If this run is right, write them there: run this test with {UpdateVariable}=1.");
    }

    [GeneratedRegex("<([a-z ]+)>")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Voice[A-Za-z]+\b")]
    private static partial Regex ModuleCommand();
}
