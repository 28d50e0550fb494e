using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Examples;

/// <summary>Each example runs as a newcomer would run it.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Scripts =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.ps1").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_example_runs_to_its_end_without_a_complaint(string script)
    {
        var (code, output, errors) = await RunAsync(script);

        Assert.True(code == 0, $"It ended with {code}.\n{output}\n{errors}");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_quickstart_shows_a_completed_call_with_price_and_duration()
    {
        var (_, output, _) = await RunAsync("quickstart.ps1");
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains(lines, static line => line.EndsWith("Talk started", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("Stream started", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("DTMF sent", StringComparison.Ordinal));
        Assert.Contains(lines, static line => System.Text.RegularExpressions.Regex.IsMatch(
            line, @"^[0-9a-f-]{36} completed  447700900000 +00:00:\d\d +0\.\d{4} \d\d-\d\d \d\d:\d\d:\d\d$"));
    }

    [Fact]
    public async Task The_quickstart_ends_with_an_error_where_a_stage_fails()
    {
        var (code, output, errors) = await RunAsync("quickstart.ps1", "-To", "not a number");

        Assert.Equal(1, code);
        Assert.Contains("is not an endpoint", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("# Hang up", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(string script, params string[] arguments) =>
        FreshProcess.RunAsync(Repository.Root, "dotnet", [Repository.PSHost, Path.Combine("examples", script), .. arguments]);
}
