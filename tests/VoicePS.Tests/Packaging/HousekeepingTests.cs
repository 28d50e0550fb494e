using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using VoicePS.Tests.Support;
using Xunit;
using YamlDotNet.Serialization;

namespace VoicePS.Tests.Packaging;

/// <summary>What the repository's own files promise to contributors and to the machines that build it.</summary>
public sealed class HousekeepingTests
{
    private static readonly string Build = Read("build.ps1");

    public static TheoryData<string> YamlFiles =>
    [
        .. Directory.GetFiles(Repository.PathOf(".github"), "*.yml", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
    ];

    public static TheoryData<string> Workflows => [.. YamlFiles.Select(static row => row.Data).Where(static file => file.Contains("/workflows/", StringComparison.Ordinal))];

    public static TheoryData<string> Scripts =>
    [
        "build.ps1", "PSScriptAnalyzerSettings.psd1", "VoicePS.psd1",
        .. Directory.GetFiles(Repository.PathOf("tests", "Pester"), "*.ps1").Select(static file => "tests/Pester/" + Path.GetFileName(file)),
    ];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Each_file_for_GitHub_is_YAML(string file) => Assert.NotEmpty(Load(file));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_workflow_may_do_only_what_its_jobs_say(string file)
    {
        var workflow = Load(file);

        Assert.True(workflow.ContainsKey("on") && workflow.ContainsKey("jobs"), "It never runs, or does nothing.");
        Assert.DoesNotContain("pull_request_target", Read(file), StringComparison.Ordinal);
        Assert.Equal("read", Map(workflow["permissions"])["contents"]);
        Assert.All(Map(workflow["jobs"]).Values, static job => Assert.Contains("timeout-minutes", Map(job).Keys));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_step_runs_what_there_is(string file)
    {
        foreach (var step in Steps(file))
        {
            if (!step.TryGetValue("run", out var run)) continue;
            var text = (string)run;

            // What comes from outside must not become a part of a script: it goes through the environment.
            Assert.DoesNotContain("${{", text, StringComparison.Ordinal);
            Assert.All(
                Regex.Matches(text, @"build\.ps1 -Task (\w+)").Select(static match => match.Groups[1].Value),
                static task => Assert.Contains($"function Invoke-{task}Task ", Build, StringComparison.Ordinal));
            if (!step.TryGetValue("shell", out var shell) || shell is "bash") continue;
            Parser.ParseInput(text, out _, out var errors);
            Assert.Empty(errors.Select(static error => error.Message));
        }
    }

    [Fact]
    public void The_module_is_tested_under_every_PowerShell_that_it_is_for()
    {
        var runs = ((List<object>)Map(Map(Map(Map(Load(".github/workflows/ci.yml")["jobs"])["pester"])["strategy"])["matrix"])["include"])
            .Select(static run => $"{Map(run)["shell"]} on {Map(run)["os"]}");

        Assert.Equal(["powershell on windows-latest", "pwsh on macos-latest", "pwsh on ubuntu-latest", "pwsh on windows-latest"], runs.Order(StringComparer.Ordinal));
        var pinned = Regex.Match(Build, "PesterVersion = '([0-9.]+)'").Groups[1].Value;
        Assert.All(
            Regex.Matches(Read(".github/workflows/ci.yml"), "-RequiredVersion ([0-9.]+)").Select(static match => match.Groups[1].Value),
            version => Assert.Equal(pinned, version));
    }

    [Fact]
    public void The_key_of_the_gallery_is_given_to_the_one_step_that_publishes()
    {
        var holders = Workflows.SelectMany(static row => Steps(row.Data))
            .Where(static step => step.TryGetValue("env", out var variables) && Map(variables).Values.OfType<string>().Any(static value => value.Contains("secrets.", StringComparison.Ordinal)));

        Assert.Contains("Publish-PSResource -NupkgPath", (string)Assert.Single(holders)["run"], StringComparison.Ordinal);
        Assert.Single(Workflows.SelectMany(static row => Regex.Matches(Read(row.Data), @"secrets\.")));
        Assert.Equal("gallery", Map(Map(Load(".github/workflows/release.yml")["jobs"])["publish"])["environment"]);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Each_script_is_PowerShell(string file)
    {
        Parser.ParseFile(Repository.PathOf(file.Split('/')), out _, out var errors);
        Assert.Empty(errors.Select(static error => error.Message));
    }

    [Fact]
    public void The_analyzers_settings_are_data()
    {
        var settings = (Hashtable)Parser.ParseFile(Repository.PathOf("PSScriptAnalyzerSettings.psd1"), out _, out _)
            .Find(static node => node is HashtableAst, searchNestedScriptBlocks: false)!.SafeGetValue();
        Assert.Equal(["ExcludeRules", "Rules", "Severity"], settings.Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Contains("PSUseCompatibleSyntax", ((Hashtable)settings["Rules"]!).Keys.Cast<string>());
    }

    [Fact]
    public void The_tour_of_the_house_leaves_out_no_room_and_invents_none()
    {
        var named = Regex.Matches(Read("CONTRIBUTING.md"), @"^\| `([^`]+)` \|", RegexOptions.Multiline).Select(static match => match.Groups[1].Value).ToArray();

        Assert.All(named, static place => Assert.True(Directory.Exists(Repository.PathOf(place.Split('/'))), place));
        var projects = Regex.Matches(Read("VoicePS.sln"), "\"([^\"]+)\\.csproj\"")
            .Select(static match => Path.GetDirectoryName(match.Groups[1].Value.Replace('\\', '/'))!.Replace('\\', '/'));
        Assert.All(projects, project => Assert.Contains(project, named));
    }

    [Fact]
    public void The_changelog_is_in_the_form_that_it_names()
    {
        var headings = File.ReadAllLines(Repository.PathOf("CHANGELOG.md")).Where(static line => line.StartsWith("##", StringComparison.Ordinal)).ToArray();

        Assert.Equal("## [Unreleased]", headings[0]);
        Assert.All(headings, static heading => Assert.Matches(
            @"^(## \[Unreleased\]|## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d|### (Added|Changed|Deprecated|Removed|Fixed|Security))$", heading));
    }

    private static IEnumerable<Dictionary<object, object>> Steps(string file) =>
        Map(Load(file)["jobs"]).Values.SelectMany(static job => (List<object>)Map(job)["steps"]).Select(Map);

    private static Dictionary<object, object> Load(string file) =>
        new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<object, object>>(Read(file));

    private static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file.Split('/')));
}
