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
            line, @"^[0-9a-f-]{36} completed  447700900000 +00:00:\d\d +0\.\d{4} out \d\d-\d\d \d\d:\d\d:\d\d$"));
    }

    [Fact]
    public async Task The_quickstart_ends_with_an_error_where_a_stage_fails()
    {
        var (code, output, errors) = await RunAsync("quickstart.ps1", "-To", "not a number");

        Assert.Equal(1, code);
        Assert.Contains("is not an endpoint", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("# Hang up", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_alarm_goes_down_the_list_until_somebody_presses_1()
    {
        var (_, output, _) = await RunAsync("on-call-alarm.ps1");
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal(["Ada: call ended as busy", "Grace: call ended as machine"], lines.Where(static line => line.Contains(": call ended", StringComparison.Ordinal)));
        Assert.Contains(lines, static line => System.Text.RegularExpressions.Regex.IsMatch(line, "^Alan 447700900801 .+ [0-9a-f-]{36}$"));
    }

    [Fact]
    public async Task The_alarm_fails_where_nobody_acknowledges_so_that_a_scheduler_notices()
    {
        using var folder = new TemporaryFolder();
        var list = Path.Combine(folder.Path, "list.csv");
        await File.WriteAllTextAsync(list, "Name,Number\nAda,447700900486\nGrace,447700900802\n", TestContext.Current.CancellationToken);
        var (code, output, errors) = await RunAsync("on-call-alarm.ps1", "-Path", list, "-Prefix", "http://127.0.0.1:8094/");

        Assert.Equal(1, code);
        Assert.Contains("Grace: pressed 2", output, StringComparison.Ordinal);
        Assert.Contains("Nobody acknowledged the alarm.", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_says_what_the_caller_chose_and_records_the_message()
    {
        var (_, output, _) = await RunAsync("voice-menu.ps1", "-Prefix", "http://127.0.0.1:8095/");

        int last = 0;
        foreach (var heard in new[] { "Welcome. Press 1", "keys 1", "We are here from 9 to 5", "keys 2", "Please speak after the tone", "/v1/files/", "Thank you. Goodbye.", "completed" })
        {
            var found = output.IndexOf(heard, last, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{heard}' does not come in its place.\n{output}");
            last = found;
        }
    }

    [Fact]
    public async Task The_report_lists_whom_nobody_reached_and_why()
    {
        using var folder = new TemporaryFolder();
        var report = Path.Combine(folder.Path, "failed.csv");
        var (_, output, _) = await RunAsync("failed-calls-report.ps1", "-Path", report);
        var rows = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);

        Assert.Contains("4 of 5 calls since", output, StringComparison.Ordinal);
        Assert.Equal("\"When\",\"To\",\"Status\",\"Network\",\"Uuid\"", rows[0]);
        Assert.Equal(
            ["447700900404 failed", "447700900480 unanswered", "447700900486 busy", "447700900603 rejected"],
            rows.Skip(1).Select(static row => row.Split(',')).Select(static cells => $"{cells[1].Trim('"')} {cells[2].Trim('"')}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_walk_names_those_who_did_not_answer_and_makes_the_report()
    {
        using var folder = new TemporaryFolder();
        var report = Path.Combine(folder.Path, "calls.html");
        var (_, output, _) = await RunAsync("who-did-not-answer.ps1", "-Report", report);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal(["Grace 447700900486", "Alan  447700900480"], lines.Where(static line => System.Text.RegularExpressions.Regex.IsMatch(line, "^[A-Z][a-z]+ +[0-9]{12}$")));
        Assert.Contains(lines, static line => line.StartsWith("All ", StringComparison.Ordinal) && line.Contains("33.3 %", StringComparison.Ordinal));
        Assert.Contains($"2 of 3 did not answer. Report: {report}", lines);
        Assert.Contains("Alarm of the server room", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(string script, params string[] arguments) =>
        FreshProcess.RunAsync(Repository.Root, "dotnet", [Repository.PSHost, Path.Combine("examples", script), .. arguments]);
}
