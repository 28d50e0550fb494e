using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Recorder;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Examples;

/// <summary>The picture of a terminal that the README shows.</summary>
public sealed class RecordingTests
{
    private const string Script = "examples/who-did-not-answer.ps1";
    private const string Picture = "docs/images/who-did-not-answer.svg";

    [Fact]
    public async Task The_walk_can_be_recorded_and_shows_what_it_prints()
    {
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "walk.svg");
        var (code, output, errors) = await RecordAsync(Script, picture);
        Assert.True(code == 0, output + errors);
        var lines = LinesOf(XDocument.Load(picture));

        Assert.Contains("PS> $people = Import-Csv $Path", lines);
        Assert.Contains(lines, static line => Regex.IsMatch(line, @"^[0-9a-f-]{36} completed +447700900000 +00:00:\d\d +0\.\d{4} out \d\d-\d\d \d\d:\d\d:\d\d$"));
        Assert.Contains("Grace 447700900486", lines);
        Assert.DoesNotContain(lines, static line => line.Contains("Stop-VoiceSandbox", StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_in_the_documents_is_of_the_walk_as_it_is_today()
    {
        var typed = LinesOf(XDocument.Load(Repository.PathOf(Picture))).Where(static line => line.StartsWith("PS> ", StringComparison.Ordinal) || line.StartsWith(">>  ", StringComparison.Ordinal));
        var script = Recorder.Script.Read(Repository.PathOf(Script)).Lines.Where(static line => !line.IsTidying).SelectMany(static line => line.Text.Split('\n'));

        // To record it again: dotnet run --project tools/Recorder -- examples/who-did-not-answer.ps1 docs/images/who-did-not-answer.svg
        Assert.Equal(script, typed.Select(static line => line[4..]));
    }

    [Fact]
    public void The_picture_needs_nothing_from_elsewhere_and_says_in_words_what_it_shows()
    {
        var picture = XDocument.Load(Repository.PathOf(Picture)).Root!;
        Assert.DoesNotContain(picture.Descendants(), static element => element.Name.LocalName is "script" or "image" or "use" or "foreignObject");
        Assert.Contains("2 of 3 did not answer", picture.Elements().Single(static element => element.Name.LocalName == "desc").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_terminal_shows_in_colour_is_in_colour_and_other_codes_are_left_out()
    {
        var line = Assert.Single(TerminalText.Read("\u001b[32;1mUuid\u001b[0m plain \u001b[2K\u001b[91mfailed\u001b[39m <end>\n"));
        Assert.Equal([new Span("Uuid", "green bold"), new Span(" plain ", ""), new Span("failed", "bright-red"), new Span(" <end>", "")], line);
    }

    [Fact]
    public async Task A_script_that_fails_makes_no_picture()
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "fails.ps1");
        var picture = Path.Combine(folder.Path, "fails.svg");
        await File.WriteAllTextAsync(script, "$ErrorActionPreference = 'Stop'\n# First\n1 + 1\nGet-Content ./no-such-file\n", TestContext.Current.CancellationToken);
        var (code, _, errors) = await RecordAsync(script, picture);

        Assert.Equal(1, code);
        Assert.StartsWith("Get-Content ./no-such-file", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(picture));
    }

    // In a process of its own: whether text has colours is a setting of the whole process.
    private static Task<(int Code, string Output, string Errors)> RecordAsync(string script, string picture) =>
        FreshProcess.RunAsync(Repository.Root, "dotnet", [Repository.Recorder, script, picture]);

    private static string[] LinesOf(XDocument picture) =>
    [
        .. picture.Descendants().Where(static element => element.Name.LocalName == "text" && (string?)element.Attribute("class") == "line").Select(static element => element.Value),
    ];
}
