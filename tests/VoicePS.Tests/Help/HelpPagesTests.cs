using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Core.Security;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The topic, the module's page, and what ties the pages together.</summary>
public sealed class HelpPagesTests
{
    private static readonly string Topic = File.ReadAllText(Path.Combine(Repository.ModuleFolder, "en-US", "about_VoicePS.help.txt"));

    [Fact]
    public void The_topic_about_VoicePS_is_found_by_Get_Help()
    {
        using var session = new ModuleSession();

        var found = session.Run("(Get-Help about_VoicePS).ToString()").Single<string>();

        Assert.StartsWith("TOPIC", found.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("THIRTY SECONDS WITH THE SANDBOX", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_topic_fits_a_console_of_80_columns() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(Repository.ModuleFolder, "en-US"), "about_*.txt").SelectMany(File.ReadAllLines),
            static line => Assert.InRange(line.Length, 0, 80));

    [Fact]
    public void The_topic_names_every_error_id_there_is()
    {
        var ids = Directory.GetFiles(Repository.PathOf("src", "VoicePS"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(static path => Regex.Matches(File.ReadAllText(path), "^\\s+\"(Voice[A-Z][A-Za-z]+)\",", RegexOptions.Multiline))
            .Select(static match => match.Groups[1].Value)
            .Union(Regex.Matches(File.ReadAllText(Repository.PathOf("src", "VoicePS", "Errors", "VoiceErrors.cs")), "\"(Voice[A-Z][A-Za-z]+)\"")
                .Select(static match => match.Groups[1].Value))
            .Union(Enum.GetNames<VoiceKeyProblem>().Select(static problem => "VoicePrivateKey" + problem))
            .ToArray();

        Assert.True(ids.Length > 30, $"Only {ids.Length} ids were found: the tests look in the wrong place.");
        Assert.All(ids, static id => Assert.Contains($"    {id}\n", Topic, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_the_module_leads_to_every_cmdlet_in_its_own_words()
    {
        var page = File.ReadAllText(ModuleHelp.PathOf("VoicePS"));

        Assert.All(ModuleHelp.Names, name => Assert.Contains(
            $"### [{name}]({name}.md)\n\n{ModuleHelp.Of(name).Page.Synopsis}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public void No_link_between_the_pages_leads_nowhere() =>
        Assert.All(Directory.GetFiles(ModuleHelp.PagesFolder, "*.md"), static path => Assert.All(
            Regex.Matches(File.ReadAllText(path), @"\]\((?!https?://)([^)]+)\)").Select(static match => match.Groups[1].Value),
            static target => Assert.True(File.Exists(Path.Combine(ModuleHelp.PagesFolder, target)), target)));
}
