using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using HelpBuilder;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The builder takes good pages only, and says what is wrong with the others.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private const string Page = "Send-VoiceDtmf.md";

    private readonly TemporaryFolder _pages = new();
    private readonly TemporaryFolder _output = new();

    public HelpBuilderTests()
    {
        foreach (var path in Directory.GetFiles(ModuleHelp.PagesFolder, "*.md")) File.Copy(path, Path.Combine(_pages.Path, Path.GetFileName(path)));
    }

    public static TheoryData<string, string, string> Damages => new()
    {
        { "## NOTES\n", "### NOTES\n", "The section '## NOTES' is missing." },
        { "## NOTES\n", "## NOTES\n\n## REMARKS\n", "The section '## REMARKS' does not belong on the page of a cmdlet." },
        { "## NOTES\n", "## NOTES\n\n## NOTES\n", "The section '## NOTES' is there twice." },
        { "## EXAMPLES\n", "## EXAMPLES\n\nLook at these.\n", "This belongs below a heading ###." },
        { "## SYNOPSIS\n", "Tones.\n\n## SYNOPSIS\n", "This belongs below a heading ##." },
        { "Sends DTMF tones into calls.", "{{ Fill in the Synopsis }}", "There is a placeholder {{ left to be filled in." },
        { "Sends DTMF tones into calls.", "", "The synopsis must be one paragraph." },
        { "Aliases:\n- cf", "Aliases: [cf", "The yaml of -Confirm is malformed" },
        { "DontShow: false\n", "", "The yaml of -Confirm is malformed" },
        { "DontShow: false\n", "DontShow: false\nVariableLength: true\n", "The yaml of -Confirm is malformed" },
        { "DontShow: false\n", "DontShow: false\nDontShow: false\n", "The yaml of -Confirm is malformed" },
        { "DontShow: false\n", "DontShow: perhaps\n", "The yaml of -Confirm is malformed" },
        { "  Position: Named", "  Position: First", "has the position 'First'" },
        { "- Name: (All)", "- Name: Other", "is in a set 'Other' that has no syntax." },
        { "[-Digits] <string>", "", "The yaml of -Digits and the syntax of '__AllParameterSets' disagree" },
        { "```powershell", "````text\n```powershell\n````", "is not PowerShell" },
        { "document type: cmdlet", "document type: recipe", "The document type 'recipe' is unknown" },
        { "schema version: 2024-05-01", "schema version: 2099-01-01", "The PlatyPS schema version is 2099-01-01" },
        { "external help file: VoicePS.dll-Help.xml\n", "", "The front matter lacks 'external help file'." },
        { "Locale: en-US\n", "Locale: en-US\nLocale: de-DE\n", "The front matter is malformed" },
        { "# Send-VoiceDtmf\n", "# Send-Dtmf\n", "The heading is 'Send-Dtmf', but the front matter's title is 'Send-VoiceDtmf'." },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_malformed_page_is_refused_with_its_name_its_line_and_the_reason(string healthy, string damaged, string reason)
    {
        Damage(healthy, damaged);

        var fault = Assert.Single(Compile());

        Assert.Equal(Page, Path.GetFileName(fault.Path));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Matches(@"Send-VoiceDtmf\.md(\(\d+\))?: error HELP: \S", fault.ToString());
        Assert.Empty(Directory.GetFiles(_output.Path));
    }

    [Fact]
    public async Task A_malformed_page_fails_the_build_step()
    {
        Damage("## INPUTS", "## IMPUTS");

        var (code, _, errors) = await Run();

        Assert.Equal(1, code);
        Assert.Contains($"{Page}: error HELP: The section '## INPUTS' is missing.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_pages_are_built_without_a_word()
    {
        var (code, output, errors) = await Run();

        Assert.Equal(0, code);
        Assert.Empty(output + errors);
        Assert.Contains("VoicePS.dll-Help.xml", Names());
        Assert.Contains("about_VoicePS.help.txt", Names());
    }

    [Fact]
    public void The_help_of_the_built_module_is_that_of_the_pages()
    {
        Assert.Empty(Compile());

        Assert.All(Names(), name => Assert.Equal(
            File.ReadAllText(Path.Combine(_output.Path, name)), File.ReadAllText(Path.Combine(Repository.ModuleFolder, "en-US", name))));
    }

    [Fact]
    public void A_file_that_is_right_already_is_not_written_again()
    {
        Compile();
        var file = Path.Combine(_output.Path, "VoicePS.dll-Help.xml");
        var longAgo = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, longAgo);

        Compile();

        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void Help_of_a_page_that_is_gone_goes_too()
    {
        Compile();
        var before = Names();
        File.Delete(Path.Combine(_pages.Path, "about_VoicePS.md"));

        Compile();

        Assert.Equal(before.Where(static name => name != "about_VoicePS.help.txt"), Names());
        Assert.Contains("about_VoicePS.help.txt", before);
    }

    public void Dispose()
    {
        _pages.Dispose();
        _output.Dispose();
    }

    private IReadOnlyList<PageException> Compile() => HelpCompiler.Compile(_pages.Path, _output.Path);

    private string[] Names() => [.. Directory.GetFiles(_output.Path).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private Task<(int Code, string Output, string Errors)> Run() => FreshProcess.RunAsync(
        Repository.Root,
        "dotnet",
        Repository.PathOf("tools", "HelpBuilder", "bin", Repository.Configuration, "net10.0", "HelpBuilder.dll"),
        _pages.Path,
        _output.Path);

    private void Damage(string healthy, string damaged)
    {
        var path = Path.Combine(_pages.Path, Page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.Contains(healthy, text, StringComparison.Ordinal);
        File.WriteAllText(path, new Regex(Regex.Escape(healthy)).Replace(text, damaged.Replace("$", "$$", StringComparison.Ordinal), 1));
    }
}
