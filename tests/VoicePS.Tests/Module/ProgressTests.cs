using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using VoicePS.Tests.PesterBridge;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>What is shown of work that takes longer than a second.</summary>
public sealed class ProgressTests : IDisposable
{
    private const string Sandbox = "$null = Start-VoiceSandbox -SeedCalls 500 | Connect-VoiceSession -RequestsPerSecond 2 -CallsPerSecond 3; ";
    private const string Numbers = "1..6 | ForEach-Object { \"44770090000$_\" }";

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_long_list_tells_how_many_calls_are_read_how_fast_it_goes_and_how_long_it_takes()
    {
        var shown = Shown($"{Sandbox} Get-VoiceCall", output: 500);

        Assert.All(shown, static record => Assert.Equal("Reading calls", record.Activity));
        Assert.All(shown[..^1], static record => Assert.Matches("^[1-5]00 of 500 calls, [0-9.]+ a second$", record.StatusDescription));
        Assert.All(shown[..^1], static record => Assert.Equal(int.Parse(record.StatusDescription[..3], null) / 5, record.PercentComplete));
        Assert.All(shown[..^1], static record => Assert.True(record.SecondsRemaining >= 0));
    }

    [Fact]
    public void A_list_of_which_fewer_are_wanted_counts_to_what_is_wanted()
    {
        var shown = Shown($"{Sandbox} Get-VoiceCall -Skip 50 -First 400", output: 400);
        Assert.All(shown[..^1], static record => Assert.Matches("^[1-4][05]0 of 400 calls", record.StatusDescription));
    }

    [Fact]
    public void Calls_that_are_placed_for_a_list_of_numbers_are_counted_against_it()
    {
        var shown = Shown($"{Sandbox} New-VoiceCall -To ({Numbers}) -From 447700900009 -AnswerUrl https://example.com/answer", output: 6);

        Assert.All(shown, static record => Assert.Equal("Placing calls", record.Activity));
        Assert.All(shown[..^1], static record => Assert.Matches("^[1-6] of 6 calls, [0-9.]+ a second$", record.StatusDescription));
        Assert.All(shown[..^1], static record => Assert.True(record.SecondsRemaining >= 0));
    }

    [Fact]
    public void Calls_that_are_placed_from_the_pipeline_are_counted_without_an_end_in_sight()
    {
        var shown = Shown($"{Sandbox} {Numbers} | New-VoiceCall -From 447700900009 -AnswerUrl https://example.com/answer", output: 6);

        Assert.All(shown[..^1], static record => Assert.Matches("^[1-6] calls, [0-9.]+ a second$", record.StatusDescription));
        Assert.All(shown[..^1], static record => Assert.Equal((-1, -1), (record.PercentComplete, record.SecondsRemaining)));
    }

    [Fact]
    public void A_listener_tells_where_it_listens_and_how_long_it_still_does()
    {
        var shown = Shown("Receive-VoiceEvent -TimeoutSec 3", output: 0);

        Assert.All(shown, static record => Assert.StartsWith("Listening at http://127.0.0.1:", record.Activity, StringComparison.Ordinal));
        Assert.All(shown[..^1], static record => Assert.Equal("0 events", record.StatusDescription));
        Assert.All(shown[..^1], static record => Assert.InRange(record.SecondsRemaining, 0, 2));
    }

    [Fact]
    public void A_list_that_somebody_has_seen_enough_of_leaves_no_bar() =>
        Shown($"{Sandbox} Get-VoiceCall | Select-Object -First 450", output: 450);

    [Fact]
    public void What_takes_no_time_shows_nothing()
    {
        using var shell = _session.Begin("Start-VoiceSandbox -SeedCalls 100 | Connect-VoiceSession | Out-Null; Get-VoiceCall");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(100, shell.Invoke().Count);
        if (watch.Elapsed < TimeSpan.FromSeconds(1)) Assert.Empty(shell.Streams.Progress);
    }

    [Fact]
    public void A_script_whose_output_goes_into_a_file_shows_nothing()
    {
        using var runspace = RunspaceFactory.CreateRunspace(new ConsoleLookalike(), TestSessionState.Create());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"Import-Module '{Repository.Manifest}'; {Sandbox} Get-VoiceCall");

        Assert.Equal(500, shell.Invoke().Count);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(Console.IsOutputRedirected, shell.Streams.Progress.Count == 0);
    }

    private ProgressRecord[] Shown(string script, int output)
    {
        using var shell = _session.Begin(script);
        Assert.Equal(output, shell.Invoke().Count);
        Assert.Empty(shell.Streams.Error);

        var shown = shell.Streams.Progress.ToArray();
        Assert.True(shown.Length >= 2, "Nothing was shown.");
        Assert.Single(shown.Select(static record => record.ActivityId).Distinct());
        Assert.Equal(ProgressRecordType.Completed, shown[^1].RecordType);
        Assert.Single(shown, static record => record.RecordType == ProgressRecordType.Completed);
        return shown;
    }

    /// <summary>A host that says it is pwsh's own.</summary>
    private sealed class ConsoleLookalike : System.Management.Automation.Host.PSHost
    {
        public override string Name => "ConsoleHost";

        public override Version Version => new(7, 6);

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override System.Globalization.CultureInfo CurrentCulture => System.Globalization.CultureInfo.InvariantCulture;

        public override System.Globalization.CultureInfo CurrentUICulture => System.Globalization.CultureInfo.InvariantCulture;

        public override PSHostUserInterface? UI => null;

        public override void EnterNestedPrompt() => throw new NotSupportedException();

        public override void ExitNestedPrompt() => throw new NotSupportedException();

        public override void NotifyBeginApplication()
        {
        }

        public override void NotifyEndApplication()
        {
        }

        public override void SetShouldExit(int exitCode)
        {
        }
    }
}
