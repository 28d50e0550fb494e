using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using VoicePS.Sandbox;
using VoicePS.Tests.Module;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The guide to the sandbox, followed as a newcomer follows it.</summary>
public sealed class SandboxGuideTests
{
    private static readonly string Guide = File.ReadAllText(ModuleHelp.PathOf("about_VoiceSandbox")).ReplaceLineEndings("\n");

    private static readonly string[] Steps = [.. Regex.Matches(Guide, "```powershell\n(.*?)\n```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];

    [Fact]
    public void Its_commands_run_one_after_the_other_and_do_what_it_says()
    {
        Assert.True(Steps.Length > 10, $"Only {Steps.Length} steps were found.");
        using var session = new ModuleSession();
        var heard = "";
        foreach (var step in Steps)
        {
            // A port that is free where this runs, in place of the one in the text.
            var result = session.Run(step.Replace(":8090/", $":{Port}/", StringComparison.Ordinal));
            Assert.True(result.Errors.Count == 0, $"{step}\n{string.Join('\n', result.Errors)}");
            Assert.True(result.Warnings.Count == 0, $"{step}\n{string.Join('\n', result.Warnings)}");
            heard += string.Join('\n', result.Output) + "\n";
        }

        Assert.Contains("This is support.", heard, StringComparison.Ordinal);
        Assert.Contains("Status=busy", heard, StringComparison.Ordinal);
        Assert.Contains("Status=unanswered", heard, StringComparison.Ordinal);
        Assert.Contains("VoiceServiceFailed,VoicePS.Commands.NewVoiceCallCommand", heard, StringComparison.Ordinal);
        Assert.Contains("keys 4711", heard, StringComparison.Ordinal);
        Assert.Contains("44", heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_table_of_numbers_is_what_numbers_do()
    {
        var rows = Regex.Matches(Guide, @"^\| `([0-9mn]{3})` \| (.+) \|$", RegexOptions.Multiline).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

        Assert.Equal(NumberTable.Rules.Select(static rule => (rule.Ending, rule.Description)), rows);
    }

    private static int Port { get; } = FindFreePort();

    private static int FindFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
