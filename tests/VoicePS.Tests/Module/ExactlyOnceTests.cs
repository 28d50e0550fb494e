using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VoicePS.Tests.Faults;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Each call once: nothing that was typed is lost, and nobody has to guess whether a call was placed.</summary>
public sealed class ExactlyOnceTests
{
    private const string Create = "New-VoiceCall -To 447700900000 -From 447700900001 -AnswerUrl https://example.com/answer";

    /// <summary>Commands that differ in everything a call can be placed with.</summary>
    public static TheoryData<string> Inputs =>
    [
        Create,
        "New-VoiceCall 447700900000 -RandomFromNumber -AnswerUrl https://example.com/answer -AnswerMethod POST",
        "New-VoiceCall sip:bob@example.com -From sip:ada@example.com -Ncco (New-VoiceTalkAction 'Hi')",
        "New-VoiceCall 447700900000 -RandomFromNumber -SkipNccoTest -Ncco @{ action = 'dance' }",
        "New-VoiceCall (New-VoiceEndpoint 447700900000 -DtmfAnswer 'p1#') -From 447700900001 -Ncco @(@{ action = 'talk'; text = \"It's 'me'\" }, @{ action = 'record' }) -EventUrl https://example.com/e -EventMethod GET -MachineDetection hangup -MachineDetectionMode detect_beep -BeepTimeout 60 -LengthTimer 300 -RingingTimer 20",
        "New-VoiceEndpoint -Websocket wss://example.com/s -Headers @{ id = 7 } | New-VoiceCall -From 447700900001 -AnswerUrl https://example.com/answer",
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_failed_can_be_piped_in_again_and_asks_for_exactly_the_same(string command)
    {
        var refuse = true;
        using var server = new ScriptedServer(_ => refuse ? ScriptedServer.Json(403, "{}") : Started);
        using var session = Connect(server);
        session.SetVariable("failed", Assert.Single(session.Run(command).Errors));
        refuse = false;

        Assert.Empty(session.Run("$failed.TargetObject | New-VoiceCall").Errors);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public void Of_a_hundred_numbers_each_is_a_call_or_an_error_and_the_errors_place_the_rest()
    {
        var isWell = false;
        using var server = new ScriptedServer(request => isWell ? Started : (LastDigitOf(request) switch
        {
            '1' => ScriptedServer.Json(400, """{"title":"Bad Request"}"""),
            '2' => ScriptedServer.Empty(503),
            '3' => ScriptedServer.Answer(500, "text/html", "<html>"),
            '4' => "",
            '5' => ScriptedServer.Json(201, "not json"),
            _ => Started,
        }));
        using var session = Connect(server);
        var first = session.Run("0..99 | ForEach-Object { [string] (447700900000 + $_) } | New-VoiceCall -From 447700900001 -Ncco (New-VoiceTalkAction 'Hi') -ThrottleLimit 4 -ErrorVariable failed");

        Assert.Equal(50, first.Output.Count);
        Assert.Equal(50, first.Errors.Count);
        Assert.Equal(
            Enumerable.Range(0, 100).Where(static number => number % 10 is >= 1 and <= 5).Select(static number => $"4477009000{number:D2}"),
            first.Errors.Select(static error => error.TargetObject.ToString()));

        isWell = true;
        var second = session.Run("($failed.TargetObject | New-VoiceCall).To.Number");
        Assert.Equal(first.Errors.Select(static error => error.TargetObject.ToString()), second.Output);
        Assert.Empty(second.Errors);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("html")]
    [InlineData("silence")]
    public void Where_the_call_may_have_been_placed_the_error_names_the_command_that_finds_it(string fault)
    {
        using var server = new ScriptedServer(_ => fault switch
        {
            "reset" => "",
            "500" => ScriptedServer.Empty(500),
            "502" => ScriptedServer.Empty(502),
            "html" => ScriptedServer.Answer(201, "text/html", "<html>"),
            _ => null,
        });
        using var session = Connect(server, "-TimeoutSec 1");
        var before = DateTimeOffset.UtcNow;
        var advice = Assert.Single(session.Run(Create).Errors).ErrorDetails.RecommendedAction;

        Assert.Single(server.Requests);
        Assert.Contains("may have been placed all the same", advice, StringComparison.Ordinal);
        var command = advice[advice.IndexOf("Get-VoiceCall -DateStart", StringComparison.Ordinal)..];
        Assert.EndsWith(" -Order desc | Where-Object To -eq '447700900000'", command, StringComparison.Ordinal);
        var since = DateTimeOffset.Parse(command.Split(' ')[2], CultureInfo.InvariantCulture);
        Assert.InRange(since, before.AddMinutes(-1.1), before);
    }

    [Theory]
    [InlineData("447700900000")]
    [InlineData("sip:o'brien@example.com")]
    public void The_command_in_the_error_finds_the_call_that_was_placed_unseen(string callee)
    {
        using var session = new ModuleSession();
        using var sandbox = session.Run("($sandbox = Start-VoiceSandbox -TimeScale 1)").Single<IDisposable>();
        session.SetVariable("callee", callee);
        session.Run("$sandbox | Connect-VoiceSession; Set-VoiceSandboxFault ResetAfter -Path /v1/calls -Method POST");
        var failed = Assert.Single(session.Run("New-VoiceCall $callee -From 447700900001 -Ncco (New-VoiceTalkAction 'Hi')").Errors);
        var advice = failed.ErrorDetails.RecommendedAction;
        session.Run("New-VoiceCall 447700900002 -From 447700900001 -Ncco (New-VoiceTalkAction 'Hi') -ErrorAction SilentlyContinue");

        var found = session.Run(advice[advice.IndexOf("Get-VoiceCall -DateStart", StringComparison.Ordinal)..]).Single<VoiceCall>();
        Assert.Equal(callee, found.To!.Identity);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "VoiceConnectionFailed", ErrorCategory.ConnectionError)]
    [InlineData("https://voice.invalid", "VoiceConnectionFailed", ErrorCategory.ConnectionError)]
    public void What_never_left_is_said_not_to_be_placed(string address, string id, ErrorCategory category)
    {
        using var server = new ScriptedServer(static _ => null);
        using var session = Connect(server, $"-BaseUri {address}");
        var error = Assert.Single(session.Run(Create).Errors);

        Assert.Equal((id + ",VoicePS.Commands.NewVoiceCallCommand", category), (error.FullyQualifiedErrorId, error.CategoryInfo.Category));
        Assert.StartsWith("The call was not placed. ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("may have been", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(VoiceRequestOutcome.NotDone, Assert.IsType<VoiceApiException>(error.Exception).Outcome);
    }

    [Fact]
    public void A_connection_that_could_not_be_opened_in_time_placed_no_call()
    {
        using var full = FaultHost.Full();
        using var server = new ScriptedServer(static _ => null);
        using var session = Connect(server, $"-BaseUri {full.BaseUri} -ConnectTimeoutSec 1");
        var error = Assert.Single(session.Run(Create).Errors);

        Assert.StartsWith("VoiceTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.StartsWith("The call was not placed. ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-ConnectTimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-MaximumRetryCount 2", 3)]
    [InlineData("-MaximumRetryCount 0", 1)]
    [InlineData("", 1)]
    public void A_single_command_can_be_told_how_often_to_send_again(string option, int requests)
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Empty(503, "Retry-After: 0"));
        using var session = Connect(server);

        Assert.Single(session.Run($"{Create} {option}").Errors);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("New-VoiceCall 447700900000 -AnswerUrl https://example.com/", "VoiceCallerMissing")]
    [InlineData("New-VoiceCall 447700900000 -From 447700900001", "VoiceAnswerMissing")]
    [InlineData("New-VoiceCall 447700900000 -From 447700900001 -RandomFromNumber -AnswerUrl https://example.com/", "VoiceCallerTwice")]
    [InlineData("New-VoiceCall 447700900000 -From 447700900001 -AnswerUrl https://example.com/ -Ncco @{ action = 'talk'; text = 'Hi' }", "VoiceAnswerTwice")]
    public void A_command_that_lacks_something_or_says_it_twice_ends_before_anything_is_sent(string command, string id)
    {
        using var server = new ScriptedServer(static _ => Started);
        using var session = Connect(server);
        var error = Assert.Single(session.Run(command).Errors);

        Assert.Equal($"{id},VoicePS.Commands.NewVoiceCallCommand", error.FullyQualifiedErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Rows_may_have_an_NCCO_or_an_answer_URL_and_one_without_either_is_an_error_of_its_own()
    {
        using var server = new ScriptedServer(static _ => Started);
        using var session = Connect(server);
        var result = session.Run("""
            'To,Ncco,AnswerUrl', '447700900000,"[{""action"":""talk"",""text"":""Hi""}]",', '447700900001,,', '447700900002,,https://example.com/a' |
                ConvertFrom-Csv | New-VoiceCall -RandomFromNumber
            """);

        Assert.Contains("\"ncco\":[{\"action\":\"talk\",\"text\":\"Hi\"}]", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"answer_url\":[\"https://example.com/a\"]", server.Requests[1].Body, StringComparison.Ordinal);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("VoiceAnswerMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("447700900001", error.TargetObject.ToString());
    }

    [Fact]
    public void What_is_typed_counts_whatever_the_records_have()
    {
        using var server = new ScriptedServer(static _ => Started);
        using var session = Connect(server);
        var result = session.Run("""
            $row = [pscustomobject]@{ To = '447700900000'; From = '447700900001'; AnswerUrl = 'https://example.com/row' }
            $row | New-VoiceCall -RandomFromNumber -Ncco @{ action = 'talk'; text = 'Hi' }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            """{"to":[{"type":"phone","number":"447700900000"}],"random_from_number":true,"ncco":[{"action":"talk","text":"Hi"}]}""",
            Assert.Single(server.Requests).Body);
    }

    private static string Started => ScriptedServer.Json(201, """{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"started"}""");

    private static char LastDigitOf(SeenRequest request) => request.Body[request.Body.IndexOf("4477009000", StringComparison.Ordinal) + 11];

    private static ModuleSession Connect(ScriptedServer server, string options = "")
    {
        var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        if (options.Length == 0) return session;

        var address = options.Contains("-BaseUri", StringComparison.Ordinal) ? string.Empty : $"-BaseUri {server.BaseUri}";
        session.Run($"Connect-VoiceSession -ApplicationId {Guid.NewGuid()} -PrivateKey $pem {address} -MaximumRetryCount 0 -CallsPerSecond 0 -RequestsPerSecond 0 {options}");
        return session;
    }
}
