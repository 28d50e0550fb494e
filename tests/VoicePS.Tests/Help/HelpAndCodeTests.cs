using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using HelpBuilder.Pages;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>Help says what the cmdlets are, no more and no less.</summary>
public sealed class HelpAndCodeTests
{
    private const int FewestExamples = 3;

    public static TheoryData<string> Cmdlets => [.. ModuleHelp.Names];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        var pages = Directory.GetFiles(ModuleHelp.PagesFolder, "*-*.md").Select(static path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(ModuleHelp.Names.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_tells_what_a_cmdlet_does(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet).Help;

        Assert.EndsWith(".", help.One("Synopsis").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(cmdlet + " [", help.One("Synopsis").Text, StringComparison.Ordinal);
        Assert.True(help.Words.Length > help.One("Synopsis").Text.Length, help.Words);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_at_least_three_examples_with_code_and_what_they_do(string cmdlet)
    {
        var examples = ModuleHelp.Of(cmdlet).Examples;

        Assert.True(examples.Count >= FewestExamples, $"There are {examples.Count} examples.");
        Assert.All(examples, static example =>
        {
            Assert.NotEmpty(example.One("title").Text);
            Assert.NotEmpty(example.One("code").Text);
            Assert.DoesNotContain("```", example.One("code").Text, StringComparison.Ordinal);
            Assert.Contains(example.All("remarks"), static remark => remark.One("Text").Text.Length > 0);
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_code_of_every_example_is_PowerShell_and_uses_parameters_that_exist(string cmdlet) =>
        Assert.All(ModuleHelp.Of(cmdlet).Examples, static example => HelpCode.AssertIsSound(example.One("code").Text));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void At_least_one_example_shows_the_cmdlet_itself(string cmdlet) =>
        Assert.Contains(ModuleHelp.Of(cmdlet).Examples, example => example.One("code").Text.Contains(cmdlet, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_describes_exactly_the_parameters_that_there_are(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);
        var told = help.Help.One("parameters").All("parameter");

        Assert.Equal(Sorted(help.Parameters.Select(static parameter => parameter.Name)), Sorted(told.Select(static node => node.One("name").Text)));
        Assert.All(told, static node => Assert.NotEmpty(node.Words));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_tells_the_truth_about_each_parameter(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);

        Assert.All(help.Help.One("parameters").All("parameter"), node =>
        {
            var name = node.One("name").Text;
            var set = help.Sets.First(set => CmdletHelp.Own(set).Any(parameter => parameter.Name == name));
            AssertTrue(node, set.Parameters.Single(parameter => parameter.Name == name));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_the_syntax_of_each_parameter_set_in_order(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);
        var items = help.Help.One("syntax").All("syntaxItem");

        Assert.Equal(help.Sets.Count, items.Count);
        foreach (var (set, item) in help.Sets.Zip(items))
        {
            var told = item.All("parameter");
            Assert.Equal(Sorted(CmdletHelp.Own(set).Select(static parameter => parameter.Name)), Sorted(told.Select(static node => node.One("name").Text)));
            Assert.All(told, node => AssertTrue(node, set.Parameters.Single(parameter => parameter.Name == node.One("name").Text)));

            var positions = told.Select(static node => node.One("position").Text).Where(static position => position != "named").Select(int.Parse);
            Assert.Equal(Enumerable.Range(0, positions.Count()), positions);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_page_shows_the_syntax_that_Get_Command_shows(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);

        Assert.Equal(
            help.Sets.Select(set => $"{set.Name}: {cmdlet} {set}"),
            help.Page.Syntax.Select(static syntax => $"{syntax.Set}: {Regex.Replace(syntax.Code, @"\s+", " ")}"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_page_tells_the_truth_about_each_parameter_in_each_set(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);

        Assert.Equal(Sorted(help.Parameters.Select(static parameter => parameter.Name)), Sorted(help.Page.Parameters.Select(static parameter => parameter.Name)));
        Assert.All(help.Page.Parameters, text =>
        {
            var parameter = help.Command.Parameters[text.Name];
            Assert.Equal(parameter.ParameterType.ToString(), text.Facts.Type);
            Assert.Equal(parameter.Aliases, text.Facts.Aliases);
            Assert.Equal(parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(static set => set.ValidValues), text.Facts.AcceptedValues);
            Assert.Equal(
                Sorted(parameter.ParameterSets.Select(static set => Describe(
                    set.Key == ParameterAttribute.AllParameterSets ? ParameterSetBlock.All : set.Key,
                    set.Value.Position < 0 ? "Named" : set.Value.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    set.Value.IsMandatory,
                    set.Value.ValueFromPipeline,
                    set.Value.ValueFromPipelineByPropertyName,
                    set.Value.ValueFromRemainingArguments))),
                Sorted(text.Facts.ParameterSets.Select(static set => Describe(
                    set.Name, set.Position, set.IsRequired, set.ValueFromPipeline, set.ValueFromPipelineByPropertyName, set.ValueFromRemainingArguments))));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_names_the_types_that_come_out(string cmdlet)
    {
        var help = ModuleHelp.Of(cmdlet);
        var types = help.Command.OutputType.Select(static type => type.Name).ToArray();

        Assert.Equal(types, help.Page.Outputs.Select(static output => output.Name));
        Assert.Equal(types, help.Help.One("returnValues").All("returnValue").Select(static value => value.One("type").One("name").Text));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_Online_opens_the_page_of_the_cmdlet(string cmdlet)
    {
        var first = ModuleHelp.Of(cmdlet).Help.One("relatedLinks").All("navigationLink")[0];

        Assert.Equal("Online Version:", first.One("linkText").Text);
        Assert.Equal($"https://github.com/voiceps/VoicePS/blob/main/docs/help/{cmdlet}.md", first.One("uri").Text);
    }

    private static void AssertTrue(HelpNode told, CommandParameterInfo parameter)
    {
        var ways = (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByPropertyName, ByValue)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
        Assert.Equal(parameter.IsMandatory ? "true" : "false", told.One("required").Text);
        Assert.Equal(parameter.Position < 0 ? "named" : parameter.Position.ToString(System.Globalization.CultureInfo.InvariantCulture), told.One("position").Text);
        Assert.Equal(ways, told.One("pipelineInput").Text);
        Assert.Equal(parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases), told.One("aliases").Text);
    }

    private static string Describe(string set, string position, bool required, bool byValue, bool byName, bool remaining) =>
        $"{set}: position {position}, required {required}, by value {byValue}, by name {byName}, remaining {remaining}";

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
