using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>What Tab offers at the prompt: never from the network.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly string[] CallCommands =
    [
        "Get-VoiceCall", "Wait-VoiceCall", "Set-VoiceCall", "Stop-VoiceCall", "Send-VoiceTalk", "Stop-VoiceTalk", "Start-VoiceStream",
        "Stop-VoiceStream", "Send-VoiceDtmf", "Register-VoiceDtmfEvent", "Unregister-VoiceDtmfEvent", "Receive-VoiceEvent",
        "Get-VoiceSandboxEvent", "Send-VoiceSandboxInput", "Stop-VoiceSandboxLeg", "New-VoiceInputAction",
    ];

    private readonly ModuleSession _session = new();

    public static TheoryData<string> Commands => [.. CallCommands];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Ids_of_the_sessions_calls_are_offered_latest_first_with_number_status_and_age(string command)
    {
        var (first, second) = (Place("447700900001"), Place("447700900002"));
        var offered = Offered($"{command} -Uuid ");

        Assert.Equal([second, first], offered.Select(static match => match.CompletionText));
        Assert.Matches("^to 447700900002, started (just now|a second ago|[0-9]+ seconds ago)$", offered[0].ToolTip);
    }

    [Fact]
    public void A_number_that_is_begun_leads_to_the_id_of_its_call()
    {
        var call = Place("447700900001");
        Place("447700900002");

        Assert.Equal([call], Texts("Send-VoiceTalk -Uuid 447700900001"));
        Assert.Equal([call], Texts($"Send-VoiceTalk -Uuid {call[..8]}"));
        Assert.Equal([$"'{call}'"], Texts($"Send-VoiceTalk -Uuid '{call[..8]}"));
        Assert.Empty(Texts("Send-VoiceTalk -Uuid zzz"));
    }

    [Fact]
    public void The_status_is_the_one_that_was_seen_last()
    {
        var call = Place("447700900001");
        _session.Run($"Wait-VoiceCall {call} -TimeoutSec 60");

        Assert.Matches("^to 447700900001, completed ", Assert.Single(Offered("Get-VoiceCall -Uuid ")).ToolTip);
    }

    [Fact]
    public void Calls_that_were_listed_are_offered_in_the_order_of_the_list()
    {
        _session.Run("$null = Start-VoiceSandbox -SeedCalls 300 | Connect-VoiceSession; $list = Get-VoiceCall");
        var listed = _session.Run("$list.Uuid").Output.Cast<string>().ToArray();

        Assert.Equal(300, listed.Length);
        Assert.Equal(listed[..50], Texts("Get-VoiceCall -Uuid "));
    }

    [Fact]
    public void Each_session_offers_its_own_calls()
    {
        Place("447700900001");
        _session.Run("$other = Start-VoiceSandbox | Connect-VoiceSession -PassThru; $mine = Get-VoiceSession");
        Assert.Empty(Texts("Get-VoiceCall -Uuid "));
    }

    [Fact]
    public void Without_a_session_nothing_is_offered_and_nothing_fails()
    {
        Assert.Empty(Texts("Get-VoiceCall -Uuid "));
        Assert.Empty(Texts("Get-VoiceCall -ConversationUuid "));
        Assert.Empty(Texts("Get-VoiceSandboxFault -Name "));
    }

    [Fact]
    public void Conversations_are_offered_with_the_numbers_in_them()
    {
        var call = Place("447700900001");
        var conversation = _session.Run($"(Get-VoiceCall {call}).ConversationUuid").Single<string>();
        var offered = Assert.Single(Offered("Get-VoiceCall -ConversationUuid CON"));

        Assert.Equal(conversation, offered.CompletionText);
        Assert.StartsWith("447700900001, seen ", offered.ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_are_the_running_sandboxes_and_the_services_own()
    {
        var sandbox = _session.Run("(Start-VoiceSandbox).BaseUri.GetLeftPart('Authority')").Single<string>();
        Assert.Equal(
            [sandbox, "https://api.nexmo.com", "https://api-us.vonage.com", "https://api-eu.vonage.com", "https://api-ap.vonage.com"],
            Texts("Connect-VoiceSession -BaseUri "));
        Assert.Equal(["https://api-eu.vonage.com"], Texts("Connect-VoiceSession -BaseUri api-eu"));
    }

    [Theory]
    [InlineData("Get-VoiceCall -Status a", "answered")]
    [InlineData("Wait-VoiceCall -Status comp", "completed")]
    [InlineData("Get-VoiceCall -Order d", "desc")]
    [InlineData("Set-VoiceCall -Action ear", "earmuff")]
    [InlineData("New-VoiceCall -MachineDetectionMode detect_", "detect_beep")]
    [InlineData("Send-VoiceTalk -Language de-", "de-DE")]
    [InlineData("Send-VoiceTalk -Language German", "de-DE")]
    [InlineData("Send-VoiceTalk -VoiceName Kimb", "Kimberly")]
    [InlineData("New-VoiceInputAction -Language en-G", "en-GB")]
    [InlineData("New-VoiceInputAction -Provider d", "deepgram")]
    [InlineData("New-VoiceTalkAction -Provider P", "Polly")]
    [InlineData("New-VoiceRecordAction -TranscriptionLanguage en-G", "en-GB")]
    [InlineData("New-VoiceEndpoint -Websocket wss://example.com -ContentType audio/l16", "'audio/l16;rate=8000'")]
    [InlineData("Connect-VoiceSession -Region E", "Eu")]
    [InlineData("Set-VoiceSandboxFault -Kind Lat", "Latency")]
    [InlineData("Set-VoiceSandboxFault -Path /v1/f", "/v1/files/*")]
    [InlineData("Set-VoiceSandboxNumber -Behavior Bu", "Busy")]
    [InlineData("Measure-VoiceCall -GroupBy Net", "Network")]
    public void Words_are_completed_for(string line, string text) => Assert.Contains(text, Texts(line));

    [Fact]
    public void Faults_and_events_of_the_sandbox_are_offered_by_name()
    {
        Place("447700900001");
        _session.Run("Set-VoiceSandboxFault -Kind Latency -Path /v1/calls/* -Delay 0.005 -Name slow");

        Assert.Equal("Latency for /v1/calls/*", Assert.Single(Offered("Remove-VoiceSandboxFault -Name s")).ToolTip);
        Assert.NotEmpty(Texts("Get-VoiceSandboxEvent -EventType "));
    }

    [Fact]
    public void A_completion_sends_nothing()
    {
        using var server = new Support.ScriptedServer(static _ => null);
        StoppingTests.Connect(_session, server);
        Texts("Get-VoiceCall -Uuid ");
        Texts("Get-VoiceCall -ConversationUuid ");
        Assert.Empty(server.Requests);
    }

    private string Place(string number)
    {
        _session.Run("if (-not (Get-VoiceSession -ErrorAction Ignore)) { $null = Start-VoiceSandbox | Connect-VoiceSession }");
        return _session.Run($"(New-VoiceCall -To {number} -From 447700900009 -Ncco (New-VoiceTalkAction Hello)).Uuid").Single<string>();
    }

    private string[] Texts(string line) => [.. Offered(line).Select(static match => match.CompletionText)];

    private IReadOnlyList<CompletionResult> Offered(string line)
    {
        using var shell = _session.Begin(string.Empty);
        var offered = CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;

        // Where nothing is offered, the engine turns to files and commands.
        return [.. offered.Where(static match => match.ResultType == CompletionResultType.ParameterValue && !Regex.IsMatch(match.CompletionText, @"^\.[/\\]"))];
    }
}
