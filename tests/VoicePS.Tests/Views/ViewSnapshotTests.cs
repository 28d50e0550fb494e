using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Views;

/// <summary>What people see, letter by letter. Whoever changes a view looks at what became of it, and commits that.</summary>
public sealed class ViewSnapshotTests(ViewFiles seen) : IClassFixture<ViewFiles>
{
    private const string UpdateVariable = "VOICEPS_UPDATE_DOCS";

    private static readonly string Folder = Repository.PathOf("tests", "VoicePS.Tests", "Views", "Snapshots");

    private static bool Updates => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    public static TheoryData<string> Files =>
        [.. ViewDefinitions.OutputTypes.Where(static type => type.BaseType != typeof(VoiceEvent)).Select(static type => type.Name).Concat(["VoiceTranscriptionWord", "Conversation", "Default", "Colours"]).Select(static name => name + ".txt")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Views_look_as_they_did(string name)
    {
        SkipWhereTheZoneIsFixed();
        var path = Path.Combine(Folder, name);
        var current = seen[name];
        if (Updates)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, current);
            return;
        }

        Assert.True(File.Exists(path), $"There is no {path}. Run this test with {UpdateVariable}=1, and look at what it writes.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), current);
    }

    [Fact]
    public void No_line_is_longer_than_the_window()
    {
        SkipWhereTheZoneIsFixed();
        foreach (var name in seen.Names.Where(static name => name != "Colours.txt"))
        {
            foreach (Match section in Regex.Matches(seen[name], @"^# .*?(\d+) columns\n(.*?)(?=^# |\z)", RegexOptions.Multiline | RegexOptions.Singleline))
            {
                var width = int.Parse(section.Groups[1].Value, null);
                Assert.All(section.Groups[2].Value.Split('\n'), line => Assert.True(line.Length <= width, $"{name}, {width} columns: {line}"));
            }
        }
    }

    [Fact]
    public void Text_and_files_hold_no_escape_sequences()
    {
        SkipWhereTheZoneIsFixed();
        Assert.All(seen.Names, name => Assert.DoesNotContain('\u001b', seen[name]));
        Assert.All(seen.Names.Where(static name => name != "Colours.txt"), name => Assert.DoesNotContain("^[[", seen[name], StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_move_no_column()
    {
        SkipWhereTheZoneIsFixed();
        var coloured = seen["Colours.txt"];
        var plain = Regex.Replace(coloured, @"\^\[\[[0-9;]*m", "");
        var rows = plain.Split('\n').Where(static line => line.StartsWith("63f61863", StringComparison.Ordinal) && line.Contains(" out", StringComparison.Ordinal)).ToArray();

        Assert.Contains("^[[32mcompleted^[[0m  447700900000 ", coloured, StringComparison.Ordinal);
        Assert.Equal(7, rows.Length);
        Assert.All(rows, static row => Assert.Equal(79, row.IndexOf(" out", StringComparison.Ordinal)));
    }

    // The others are told the zone by an environment variable.
    private static void SkipWhereTheZoneIsFixed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A process on Windows has the time zone of the machine.");
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById(FixedProcess.Zone, out _), "This machine knows no time zones: install tzdata.");
    }
}
