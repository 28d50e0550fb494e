using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using VoicePS.Core.Calls;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Waiting for many calls at once.</summary>
public sealed class CallWaiterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Each_call_comes_out_as_soon_as_it_is_there_and_as_it_is_then()
    {
        using var server = new CallServer();
        server.Set("slow", "ringing");
        server.Set("fast", "completed");
        using var waiter = Start(server, new CallWaiterOptions { PollingInterval = TimeSpan.FromMilliseconds(20) }, "slow", "fast");

        Assert.Equal("fast", Next(waiter).Call!.Uuid);
        server.Set("slow", "busy");
        var last = Next(waiter);

        Assert.Equal((CallWaitEnd.Reached, "slow", "busy"), (last.End, last.Call!.Uuid, last.Call.Status));
        Assert.Equal((2, 2), (waiter.Ended, waiter.Total));
    }

    [Fact]
    public void A_status_that_cannot_come_any_more_ends_the_wait_at_once()
    {
        using var server = new CallServer();
        server.Set("a", "completed");
        using var waiter = Start(server, new CallWaiterOptions { Statuses = ["answered"] }, "a");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.Missed, "completed"), (result.End, result.Call!.Status));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void When_the_time_is_over_the_call_comes_as_it_was_last_seen()
    {
        using var server = new CallServer();
        server.Set("a", "ringing");
        using var waiter = Start(
            server, new CallWaiterOptions { Timeout = TimeSpan.FromSeconds(2), PollingInterval = TimeSpan.FromMilliseconds(50) }, "a");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.TimedOut, "ringing", null), (result.End, result.Call!.Status, result.Failure));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public void A_call_that_cannot_be_asked_for_is_told_once_and_given_up(int status)
    {
        using var server = new CallServer();
        server.Fail("a", status);
        server.Set("b", "ringing");
        using var waiter = Start(server, new CallWaiterOptions { PollingInterval = TimeSpan.FromMilliseconds(20) }, "a", "b");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.Failed, "a", status), (result.End, result.Id.Uuid, result.Failure!.StatusCode));
        var asked = server.CountOf("a");
        server.Set("b", "completed");
        Assert.Equal("b", Next(waiter).Call!.Uuid);
        Assert.Equal(asked, server.CountOf("a"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_failure_that_passes_is_only_a_reason_to_ask_again(int status)
    {
        using var server = new CallServer();
        server.Fail("a", status);
        using var waiter = Start(server, new CallWaiterOptions { PollingInterval = TimeSpan.FromMilliseconds(20) }, "a");
        Assert.True(SpinWait.SpinUntil(() => server.CountOf("a") > 2, Patience));
        server.Set("a", "completed");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.Reached, "completed", null), (result.End, result.Call!.Status, result.Failure));
    }

    [Fact]
    public void A_failure_that_does_not_pass_is_told_when_the_time_is_over()
    {
        using var server = new CallServer();
        server.Fail("a", 503);
        using var waiter = Start(
            server, new CallWaiterOptions { Timeout = TimeSpan.FromSeconds(2), PollingInterval = TimeSpan.FromMilliseconds(50) }, "a");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.TimedOut, null, 503), (result.End, result.Call, result.Failure!.StatusCode));
    }

    [Fact]
    public void A_service_that_has_gone_away_is_waited_for()
    {
        using var server = new CallServer();
        server.Close();
        using var waiter = Start(
            server, new CallWaiterOptions { Timeout = TimeSpan.FromSeconds(2), PollingInterval = TimeSpan.FromMilliseconds(50) }, "a");
        var result = Next(waiter);

        Assert.Equal((CallWaitEnd.TimedOut, VoiceErrorKind.Connection), (result.End, result.Failure!.Kind));
    }

    [Fact]
    public void No_call_is_asked_for_more_often_than_was_wished()
    {
        using var server = new CallServer();
        server.Set("a", "ringing");
        server.Set("b", "ringing");
        using var waiter = Start(
            server, new CallWaiterOptions { Timeout = TimeSpan.FromSeconds(2), PollingInterval = TimeSpan.FromMilliseconds(600) }, "a", "b");
        _ = Next(waiter);
        _ = Next(waiter);

        // At 0, 600, 1200 and 1800 ms; less often where the machine is busy.
        Assert.InRange(server.CountOf("a"), 1, 4);
        Assert.InRange(server.CountOf("b"), 1, 4);
    }

    [Fact]
    public void Only_a_few_calls_are_asked_for_at_the_same_time()
    {
        using var server = new CallServer { Pause = TimeSpan.FromMilliseconds(30) };
        string[] ids = [.. Enumerable.Range(0, 12).Select(static number => $"call-{number}")];
        foreach (var id in ids) server.Set(id, "completed");
        using var waiter = Start(server, new CallWaiterOptions { Concurrency = 3 }, ids);

        Assert.Equal(ids.Order(), ids.Select(_ => Next(waiter).Id.Uuid).Order());
        Assert.InRange(server.MostAtOnce, 1, 3);
    }

    [Fact]
    public void The_wait_begins_when_a_call_is_added_and_not_when_somebody_looks()
    {
        using var server = new CallServer();
        server.Set("a", "completed");
        using var waiter = Start(server, new CallWaiterOptions(), "a");

        Assert.True(SpinWait.SpinUntil(() => server.CountOf("a") == 1, Patience));
        Assert.Equal("a", Next(waiter).Call!.Uuid);
        Assert.Null(waiter.Take(TimeSpan.Zero)?.Result);
    }

    [Fact]
    public void A_call_given_twice_is_waited_for_once()
    {
        using var server = new CallServer();
        server.Set("a", "ringing");
        using var waiter = Start(server, new CallWaiterOptions(), "a");

        Assert.False(waiter.Add("A"));
        Assert.Equal(1, waiter.Total);
    }

    [Fact]
    public void It_can_be_said_where_the_calls_are()
    {
        using var server = new CallServer();
        server.Set("a", "ringing");
        server.Set("b", "ringing");
        server.Set("c", "answered");
        server.Set("d", "completed");
        using var waiter = Start(server, new CallWaiterOptions(), "a", "b", "c", "d");
        _ = Next(waiter);

        Assert.True(SpinWait.SpinUntil(() => waiter.Describe() == "2 ringing, 1 answered", Patience), waiter.Describe());
    }

    [Fact]
    public void Everything_ends_at_once_when_it_is_stopped()
    {
        using var server = new CallServer { IsSilent = true };
        using var stopping = new CancellationTokenSource();
        using var harness = new ClientHarness(server.Answer);
        using var waiter = new CallWaiter(harness.Calls, new CallWaiterOptions(), stopping.Token);
        waiter.Add("a");
        Assert.True(SpinWait.SpinUntil(() => server.CountOf("a") == 1, Patience));
        stopping.CancelAfter(50);
        var watch = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => waiter.Take(TimeSpan.FromMinutes(5)));
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_client_that_is_closed_ends_the_wait_for_all()
    {
        using var server = new CallServer();
        server.Set("a", "ringing");
        var harness = new ClientHarness(server.Answer);
        using var waiter = new CallWaiter(
            harness.Calls, new CallWaiterOptions { PollingInterval = TimeSpan.FromMilliseconds(20) }, CancellationToken.None);
        waiter.Add("a");
        Assert.True(SpinWait.SpinUntil(() => server.CountOf("a") == 1, Patience));
        harness.Dispose();

        var failure = Assert.ThrowsAny<Exception>(() => Next(waiter));
        Assert.True(failure is ObjectDisposedException or OperationCanceledException, failure.ToString());
    }

    private static Waiting Start(CallServer server, CallWaiterOptions options, params string[] ids)
    {
        var waiting = new Waiting(server, options);
        foreach (var id in ids) waiting.Add(id);
        return waiting;
    }

    private static CallWaitResult Next(Waiting waiter) => Next(waiter.Waiter);

    private static CallWaitResult Next(CallWaiter waiter)
    {
        while (waiter.Take(Patience) is { } news)
        {
            if (news.Result is { } result) return result;
        }

        throw new TimeoutException("No call came.");
    }

    /// <summary>A waiter with its own client.</summary>
    private sealed class Waiting : IDisposable
    {
        private readonly ClientHarness _harness;

        public Waiting(CallServer server, CallWaiterOptions options)
        {
            _harness = new ClientHarness(server.Answer);
            if (server.IsClosed) _harness.Server.Close();
            Waiter = new CallWaiter(_harness.Calls, options, CancellationToken.None);
        }

        public CallWaiter Waiter { get; }

        public int Total => Waiter.Total;

        public int Ended => Waiter.Ended;

        public bool Add(string id) => Waiter.Add(id);

        public CallWaitNews? Take(TimeSpan patience) => Waiter.Take(patience);

        public string Describe() => Waiter.Describe();

        public void Dispose()
        {
            Waiter.Dispose();
            _harness.Dispose();
        }
    }

    /// <summary>What a server says of calls whose status the test sets.</summary>
    private sealed class CallServer : IDisposable
    {
        private readonly ConcurrentDictionary<string, string> _answers = new();
        private readonly ConcurrentQueue<string> _asked = new();
        private int _now;

        public IReadOnlyCollection<string> Requests => _asked;

        public TimeSpan Pause { get; init; }

        public bool IsSilent { get; init; }

        public bool IsClosed { get; private set; }

        public int MostAtOnce { get; private set; }

        public void Set(string id, string status) =>
            _answers[id] = ScriptedServer.Json(200, $$"""{"uuid":"{{id}}","status":"{{status}}"}""");

        public void Fail(string id, int status) => _answers[id] = ScriptedServer.Empty(status);

        public void Close() => IsClosed = true;

        public int CountOf(string id) => _asked.Count(asked => asked == id);

        public string? Answer(SeenRequest request)
        {
            var id = request.Target["/v1/calls/".Length..];
            lock (_answers) MostAtOnce = Math.Max(MostAtOnce, ++_now);
            _asked.Enqueue(id);
            if (Pause > TimeSpan.Zero) Thread.Sleep(Pause);
            lock (_answers) _now--;
            return IsSilent ? null : _answers[id];
        }

        public void Dispose() => Close();
    }
}
