using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Waiting for calls in a pipeline, and what a call is told that comes too early.</summary>
public sealed class WaitTests
{
    private const string First = "63f61863-4a51-4f6b-86e1-46edebcf9351";
    private const string Second = "63f61863-4a51-4f6b-86e1-46edebcf9352";
    private const string Third = "63f61863-4a51-4f6b-86e1-46edebcf9353";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Calls_of_every_end_come_out_and_one_that_is_not_there_is_told()
    {
        using var server = new ScriptedServer(static request => request.Target.Split('/')[^1] switch
        {
            First => Call(First, "busy"),
            Second => ScriptedServer.Empty(404),
            var id => Call(id, "completed"),
        });
        using var session = Open(server);
        var result = session.Run($"'{First}', '{Second}', '{Third}' | Wait-VoiceCall");

        Assert.Equal([("busy", First), ("completed", Third)], result.Output.Cast<VoiceCall>().Select(static call => (call.Status, call.Uuid)).Order());
        var error = Assert.Single(result.Errors);
        Assert.Equal("VoiceCallNotFound,VoicePS.Commands.WaitVoiceCallCommand", error.FullyQualifiedErrorId);
        Assert.Equal(Second, error.TargetObject);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void A_timeout_is_an_error_with_the_call_as_its_target()
    {
        using var server = new ScriptedServer(static _ => Call(First, "ringing"));
        using var session = Open(server);
        var result = session.Run($"'{First}' | Wait-VoiceCall -Status answered, machine -TimeoutSec 3 -PollingInterval 0.2; 'the script goes on'");

        var error = Assert.Single(result.Errors);
        Assert.Equal("VoiceWaitTimeout,VoicePS.Commands.WaitVoiceCallCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Equal(("ringing", First), (Assert.IsType<VoiceCall>(error.TargetObject).Status, error.TargetObject.ToString()));
        Assert.Equal($"The call {First} did not become answered or machine within 3 seconds: it is ringing.", error.ToString());
        Assert.Contains($"Stop-VoiceCall -Uuid {First}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["the script goes on"], result.Output);
    }

    [Fact]
    public void A_timeout_without_a_single_answer_says_why()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Json(503, """{"title":"Closed for lunch"}"""));
        using var session = Open(server);
        var error = Assert.Single(session.Run($"Wait-VoiceCall {First} -TimeoutSec 3 -PollingInterval 0.2").Errors);

        Assert.StartsWith("VoiceWaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(First, error.TargetObject);
        Assert.Contains("could not be asked for within 3 seconds", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Closed for lunch", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_that_has_passed_is_an_error_that_names_the_status_there_is()
    {
        using var server = new ScriptedServer(static _ => Call(First, "completed"));
        using var session = Open(server);
        var error = Assert.Single(session.Run($"Wait-VoiceCall {First} -Status answered").Errors);

        Assert.Equal("VoiceWaitMissed,VoicePS.Commands.WaitVoiceCallCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidResult, error.CategoryInfo.Category);
        Assert.Equal("completed", Assert.IsType<VoiceCall>(error.TargetObject).Status);
        Assert.Equal($"The call {First} has ended with the status completed and cannot become answered any more.", error.ToString());
    }

    [Fact]
    public void What_is_ready_goes_on_while_calls_still_arrive()
    {
        using var server = new ScriptedServer(static request => Call(request.Target.Split('/')[^1], "completed"));
        using var session = Open(server);

        // The second id is only given when the first call has come out.
        var result = session.Run($$"""
            $out = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
            & {
                '{{First}}'
                foreach ($attempt in 1..2000) {
                    if ($out.Count -gt 0) { break }
                    [System.Threading.Thread]::Sleep(10)
                    '{{Third}}'
                }
                "seen: $($out.Count)" | ForEach-Object { $script:seen = $_ }
                '{{Second}}'
            } | Wait-VoiceCall | ForEach-Object { $out.Enqueue($_.Uuid); $_.Uuid }
            $script:seen
            """);

        Assert.Empty(result.Errors);
        Assert.NotEqual("seen: 0", result.Output[^1]);
        Assert.Contains(Second, result.Output);
    }

    [Fact]
    public void A_wait_of_more_than_a_second_shows_its_progress_and_takes_it_away()
    {
        var begun = Stopwatch.StartNew();
        using var server = new ScriptedServer(request =>
            Call(request.Target.Split('/')[^1], request.Target.EndsWith(First, StringComparison.Ordinal) || begun.Elapsed > TimeSpan.FromSeconds(3) ? "completed" : "ringing"));
        using var session = Open(server);
        begun.Restart();
        using var shell = session.Begin($"'{First}', '{Second}' | Wait-VoiceCall -PollingInterval 0.2");
        var calls = shell.Invoke();

        Assert.Equal(2, calls.Count);
        var shown = shell.Streams.Progress;
        Assert.True(shown.Count >= 2, $"There were {shown.Count} records.");
        Assert.All(shown, static record => Assert.Equal("Waiting for calls", record.Activity));
        Assert.Contains(shown, static record => record is { StatusDescription: var text, PercentComplete: 50, CurrentOperation: "1 ringing" } && text.StartsWith("1 of 2 calls, ", StringComparison.Ordinal));
        Assert.Equal(ProgressRecordType.Completed, shown[^1].RecordType);
        Assert.Single(shown, static record => record.RecordType == ProgressRecordType.Completed);
    }

    [Fact]
    public void A_short_wait_shows_no_progress()
    {
        using var server = new ScriptedServer(static _ => Call(First, "completed"));
        using var session = Open(server);
        using var shell = session.Begin($"'{First}' | Wait-VoiceCall");
        var watch = Stopwatch.StartNew();
        shell.Invoke();

        // On a machine that is this busy, it was no short wait.
        if (watch.Elapsed < TimeSpan.FromSeconds(1)) Assert.Empty(shell.Streams.Progress);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_between_two_questions_at_once()
    {
        using var server = new ScriptedServer(static _ => Call(First, "ringing"));
        using var session = Open(server);
        using var shell = session.Begin($"Wait-VoiceCall {First} -PollingInterval 3600; 'went on'");
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => server.Requests.Count == 1, Patience));

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void A_pipeline_that_has_enough_ends_the_wait_for_the_others()
    {
        using var server = new ScriptedServer(static request =>
            Call(request.Target.Split('/')[^1], request.Target.EndsWith(First, StringComparison.Ordinal) ? "completed" : "ringing"));
        using var session = Open(server);
        var result = session.Run($"('{Second}', '{First}' | Wait-VoiceCall -PollingInterval 3600 | Select-Object -First 1).Uuid");

        Assert.Equal([First], result.Output);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_session_that_is_closed_meanwhile_ends_the_wait()
    {
        using var server = new ScriptedServer(static _ => null);
        using var session = Open(server);
        var open = session.Run("Get-VoiceSession").Single<IDisposable>();
        using var shell = session.Begin($"Wait-VoiceCall {First}");
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => server.Requests.Count == 1, Patience));
        open.Dispose();

        shell.EndInvoke(running);
        Assert.StartsWith("VoiceSessionClosed,", Assert.Single(shell.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0.5", 0.5)]
    [InlineData("'2'", 2)]
    [InlineData("'1.5'", 1.5)]
    [InlineData("([timespan]'00:00:03')", 3)]
    [InlineData("'00:01:00'", 60)]
    [InlineData("([decimal]4)", 4)]
    [InlineData("0.1", 0.1)]
    public void An_interval_is_a_number_of_seconds_or_a_time_span(string interval, double seconds)
    {
        using var session = new ModuleSession();
        var result = session.Run($$"""
            [cultureinfo]::CurrentCulture = 'de-DE'
            $command = [VoicePS.Commands.WaitVoiceCallCommand].GetProperty('PollingInterval')
            $transformation = $command.GetCustomAttributes($true) | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] }
            $transformation.Transform($ExecutionContext, {{interval}}).TotalSeconds
            """);

        Assert.Equal(seconds, Convert.ToDouble(result.Single<double>(), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", "0.1 to 86400 seconds")]
    [InlineData("-1", "0.1 to 86400 seconds")]
    [InlineData("0.05", "0.1 to 86400 seconds")]
    [InlineData("86401", "0.1 to 86400 seconds")]
    [InlineData("soon", "is not a time")]
    [InlineData("(Get-Date)", "is not a time")]
    [InlineData("NaN", "is not a time")]
    public void An_interval_that_is_none_is_refused_with_what_is_possible(string interval, string reason)
    {
        using var server = new ScriptedServer(static _ => Call(First, "completed"));
        using var session = Open(server);
        var error = Assert.Single(session.Run($"Wait-VoiceCall {First} -PollingInterval {interval}").Errors);

        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void New_calls_can_be_waited_for_at_once()
    {
        var placed = 0;
        var polls = new ConcurrentDictionary<string, int>();
        using var server = new ScriptedServer(request => request.Method == "POST"
            ? ScriptedServer.Json(201, $$"""{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf935{{Interlocked.Increment(ref placed)}}","status":"started"}""")
            : Call(request.Target.Split('/')[^1], polls.AddOrUpdate(request.Target, 1, static (_, count) => count + 1) > 1 ? "completed" : "ringing"));
        using var session = Open(server);
        var result = session.Run("'447700900000', '447700900001' | New-VoiceCall -RandomFromNumber -AnswerUrl https://example.com/ -Wait -TimeoutSec 30");

        Assert.Empty(result.Errors);
        Assert.Equal([(First, "completed"), (Second, "completed")], result.Output.Cast<VoiceCall>().Select(static call => (call.Uuid, call.Status)).Order());
        Assert.Equal(["POST", "POST"], server.Requests.Take(2).Select(static request => request.Method));
    }

    [Fact]
    public void New_calls_that_do_not_end_in_time_are_errors_with_the_call_as_target()
    {
        using var server = new ScriptedServer(static request =>
            request.Method == "POST" ? ScriptedServer.Json(201, $$"""{"uuid":"{{First}}","status":"started"}""") : Call(First, "answered"));
        using var session = Open(server);
        var result = session.Run("New-VoiceCall 447700900000 -RandomFromNumber -AnswerUrl https://example.com/ -Wait -TimeoutSec 3");

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("VoiceWaitTimeout,VoicePS.Commands.NewVoiceCallCommand", error.FullyQualifiedErrorId);
        Assert.Equal("answered", Assert.IsType<VoiceCall>(error.TargetObject).Status);
        Assert.Equal($"The call {First} did not end within 3 seconds: it is answered.", error.ToString());
    }

    public static TheoryData<string, string, string> EarlyRefusals => new()
    {
        { "Send-VoiceTalk {0} Hello", "ringing", "The call is ringing; wait until it is answered: Wait-VoiceCall -Uuid {0} -Status answered" },
        { "Set-VoiceCall {0} mute", "started", "The call is started; wait until it is answered: Wait-VoiceCall -Uuid {0} -Status answered" },
        { "Stop-VoiceCall {0}", "started", "The call is started; wait until it rings: Wait-VoiceCall -Uuid {0} -Status ringing, answered" },
        { "Set-VoiceCall {0} hangup", "started", "wait until it rings: Wait-VoiceCall -Uuid {0} -Status ringing, answered" },
        { "Register-VoiceDtmfEvent {0} https://example.com/", "ringing", "The call is ringing; wait until it is answered: Wait-VoiceCall -Uuid {0} -Status answered" },
        { "Register-VoiceDtmfEvent {0} https://example.com/", "answered", "The call is answered, but most likely at no input action with the mode asynchronous." },
        { "Unregister-VoiceDtmfEvent {0}", "answered", "The call is answered, but most likely at no input action with the mode asynchronous." },
    };

    // Each takes the two and a half seconds that it has in earnest.
    [Theory]
    [MemberData(nameof(EarlyRefusals))]
    public void What_comes_too_early_is_tried_for_a_while_and_then_explained(string command, string status, string advice)
    {
        using var server = new ScriptedServer(request =>
            request.Method == "GET" ? Call(First, status) : ScriptedServer.Json(400, """{"type":"BAD_REQUEST","error_title":"Bad Request"}"""));
        using var session = Open(server);
        var watch = Stopwatch.StartNew();
        var result = session.Run(string.Format(CultureInfo.InvariantCulture, command, First) + " -Verbose");
        watch.Stop();

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("VoiceBadRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, advice, First), error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(status, Assert.IsType<VoiceApiException>(error.Exception).CallStatus);
        var verb = command.StartsWith("Unregister-", StringComparison.Ordinal) ? "DELETE" : "PUT";
        Assert.Equal([verb, "GET", verb, verb, verb, verb, "GET"], server.Requests.Select(static request => request.Method));
        Assert.Equal(4, result.Verbose.Count(static line => line.Contains("trying again in", StringComparison.Ordinal)));
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2.4), $"It was given up after {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("Send-VoiceTalk {0} Hello", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Send-VoiceDtmf {0} 1", "failed", "The call has ended with the status failed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Start-VoiceStream {0} https://example.com/a.mp3", "timeout", "The call has ended with the status timeout. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Stop-VoiceStream {0}", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Stop-VoiceTalk {0}", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Register-VoiceDtmfEvent {0} https://example.com/", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Unregister-VoiceDtmfEvent {0}", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Set-VoiceCall {0} mute", "completed", "The call has ended with the status completed. See how: Get-VoiceCall -Uuid {0}")]
    [InlineData("Set-VoiceCall {0} hangup", "completed", "The call has ended with the status completed. To take that for success: Stop-VoiceCall -Uuid {0} -Force")]
    [InlineData("Stop-VoiceCall {0}", "busy", "The call has ended with the status busy. To take that for success: Stop-VoiceCall -Uuid {0} -Force")]
    public void What_comes_too_late_is_explained_at_once(string command, string status, string advice)
    {
        using var server = new ScriptedServer(request =>
            request.Method == "GET" ? Call(First, status) : ScriptedServer.Json(400, """{"type":"BAD_REQUEST","error_title":"Bad Request"}"""));
        using var session = Open(server);
        var error = Assert.Single(session.Run(string.Format(CultureInfo.InvariantCulture, command, First)).Errors);

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, advice, First), error.ErrorDetails.RecommendedAction);
        Assert.Equal([false, true], server.Requests.Select(static request => request.Method == "GET"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("-PassThru", 1)]
    public void With_Force_a_call_that_has_ended_is_as_good_as_hung_up(string parameters, int calls)
    {
        using var server = new ScriptedServer(static request => request.Method == "GET" ? Call(First, "completed") : ScriptedServer.Json(400, "{}"));
        using var session = Open(server);
        var result = session.Run($"Stop-VoiceCall {First} -Force {parameters}");

        Assert.Empty(result.Errors);
        Assert.Equal(calls, result.Output.Count);
    }

    [Fact]
    public void With_Force_a_call_that_is_not_known_any_more_is_no_error_even_where_it_cannot_be_written()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Empty(404));
        using var session = Open(server);
        var result = session.Run($"Stop-VoiceCall {First} -Force -PassThru -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(result.Verbose, static line => line.Contains("nothing to hang up", StringComparison.Ordinal));
    }

    [Fact]
    public void With_Force_other_refusals_are_errors_still()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Empty(403));
        using var session = Open(server);

        Assert.StartsWith("VoiceForbidden,", Assert.Single(session.Run($"Stop-VoiceCall {First} -Force").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static ModuleSession Open(ScriptedServer server)
    {
        var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        return session;
    }

    private static string Call(string id, string status) => ScriptedServer.Json(200, $$"""{"uuid":"{{id}}","status":"{{status}}"}""");
}
