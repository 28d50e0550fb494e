using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using VoicePS.Sandbox;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The guide to the sandbox, followed as a newcomer follows it.</summary>
public sealed class SandboxGuideTests
{
    private static readonly string Guide = File.ReadAllText(ModuleHelp.PathOf("about_VoiceSandbox")).ReplaceLineEndings("\n");

    private static readonly string[] Steps = [.. HelpCode.Blocks(Guide, "powershell")];

    [Fact]
    public void Its_commands_run_one_after_the_other_and_do_what_it_says()
    {
        Assert.True(Steps.Length > 10, $"Only {Steps.Length} steps were found.");
        using var session = new ModuleSession();
        var seen = "";
        foreach (var step in Steps)
        {
            // A port that is free where this runs, in place of the one in the text; the rest as it stands there.
            var result = session.Run($". {{\n{step.Replace(":8090/", $":{Port}/", StringComparison.Ordinal)}\n}} | Out-String -Width 200");
            Assert.True(result.Errors.Count == 0, $"{step}\n{string.Join('\n', result.Errors)}");
            Assert.True(result.Warnings.Count == 0, $"{step}\n{string.Join('\n', result.Warnings)}");
            seen += string.Concat(result.Output);
        }

        string[] expected =
        [
            "Your parcel is at the door.", @"\bbusy\b", @"\bunanswered\b", @"completed +00:00:02", "rejects the call: declined",
            "447700900802 calls 442079460000", "keys 2", "Press 1 for sales, or 2 for support.", "This is support.", @"input +nothing", "keys 9",
            "keys 4711", "VoiceServiceFailed,VoicePS.Commands.NewVoiceCallCommand", "answers 503 as HTML", "answers 0.5 s late",
        ];
        Assert.All(expected, text => Assert.Matches(text, seen));
    }

    [Fact]
    public void Its_table_of_numbers_is_what_numbers_do()
    {
        var rows = Regex.Matches(Guide, @"^\| `([0-9mn]{3})` \| (.+) \|$", RegexOptions.Multiline).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

        Assert.Equal(NumberTable.Rules.Select(static rule => (rule.Ending, rule.Description)), rows);
    }

    private static int Port { get; } = FreePorts.Next();
}
