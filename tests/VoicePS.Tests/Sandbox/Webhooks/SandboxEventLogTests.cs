using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Webhooks;
using Xunit;

namespace VoicePS.Tests.Sandbox.Webhooks;

public sealed class SandboxEventLogTests
{
    private static readonly WebhookTarget Target = new("http://127.0.0.1:1/event", false);

    private readonly ManualClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Steps_and_webhooks_stand_in_the_order_in_which_they_happened()
    {
        using var log = new SandboxEventLog(_clock);
        log.Add(new SandboxStep("talk", "u-1", "CON-1", "Hello", new Dictionary<string, object?> { ["text"] = "Hello", ["loop"] = 1 }));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var sent = log.Add(Target, Status("completed"));
        log.Add(new SandboxStep("wait", "u-1", "CON-1", "2 seconds"));
        log.Settle(sent, new Delivery(1, 204, null));

        var events = log.Read().Select(static entry => entry.ToEvent()).ToArray();
        Assert.Equal(["step talk Hello", "webhook status completed", "step wait 2 seconds"], events.Select(static one => $"{one.Kind} {one.EventType} {one.Summary}"));
        Assert.Equal(["10:00:00", "10:00:01", "10:00:01"], events.Select(static one => one.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)));

        Assert.Equal("""{"text":"Hello","loop":1}""", events[0].Raw);
        Assert.Equal("Hello", events[0].Fields["text"]);
        Assert.Null(events[0].Event);
        Assert.Null(events[0].Url);
        Assert.Equal("{}", events[2].Raw);

        Assert.IsType<VoiceStatusEvent>(events[1].Event);
        Assert.Equal(("POST", Target.Url, 1, 204), (events[1].Method, events[1].Url, events[1].Attempts, events[1].ResponseStatus));
        Assert.Equal("""{"uuid":"u-1","status":"completed"}""", events[1].Raw);
        Assert.Equal("10:00:01.000 status completed", events[1].ToString());
    }

    [Fact]
    public void What_is_under_way_is_there_already_and_says_so()
    {
        using var log = new SandboxEventLog(_clock);
        var sent = log.Add(Target, Status("ringing"));
        var pending = Assert.Single(log.Read()).ToEvent();
        Assert.True(pending.IsPending);
        Assert.Null(pending.ResponseStatus);

        log.Settle(sent, new Delivery(2, 503, "HTTP status 503."));
        log.Settle(sent, new Delivery(1, 200, null));
        var settled = Assert.Single(log.Read()).ToEvent();
        Assert.False(settled.IsPending);
        Assert.Equal((2, 503, "HTTP status 503."), (settled.Attempts, settled.ResponseStatus, settled.Problem));

        // What was read before stays as it was.
        Assert.True(pending.IsPending);
    }

    [Fact]
    public async Task Whoever_follows_gets_first_what_was_and_then_the_rest_each_once_it_is_settled()
    {
        using var log = new SandboxEventLog(_clock);
        var slow = log.Add(Target, Status("ringing"));
        log.Add(new SandboxStep("talk", "u-1", null, "Before"));
        using var reader = log.Follow();
        using var another = log.Follow();
        Assert.Equal("Before", (await reader.NextAsync(Cancellation))!.Summary);

        var waiting = reader.NextAsync(Cancellation);
        Assert.False(waiting.IsCompleted);
        log.Add(new SandboxStep("talk", "u-1", null, "After"));
        Assert.Equal("After", (await waiting)!.Summary);
        log.Settle(slow, new Delivery(1, 200, null));
        Assert.Same(slow, await reader.NextAsync(Cancellation));

        Assert.Equal("Before", (await another.NextAsync(Cancellation))!.Summary);
        Assert.Equal("After", (await another.NextAsync(Cancellation))!.Summary);
        Assert.Same(slow, await another.NextAsync(Cancellation));
    }

    [Fact]
    public async Task Waiting_can_be_ended_and_loses_nothing()
    {
        using var log = new SandboxEventLog(_clock);
        using var reader = log.Follow();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = reader.NextAsync(stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        log.Add(new SandboxStep("talk", "u-1", null, "Hello"));
        Assert.Equal("Hello", (await reader.NextAsync(Cancellation))!.Summary);
    }

    [Fact]
    public async Task When_it_is_closed_the_waiting_ends_and_what_was_noted_stays()
    {
        var log = new SandboxEventLog(_clock);
        log.Add(new SandboxStep("talk", "u-1", null, "Hello"));
        using var reader = log.Follow();
        log.Dispose();
        log.Add(new SandboxStep("talk", "u-1", null, "Too late"));

        Assert.Equal("Hello", (await reader.NextAsync(Cancellation))!.Summary);
        Assert.Null(await reader.NextAsync(Cancellation));
        Assert.Null(await reader.NextAsync(Cancellation));
        Assert.Single(log.Read());

        using var late = log.Follow();
        Assert.Equal("Hello", (await late.NextAsync(Cancellation))!.Summary);
        Assert.Null(await late.NextAsync(Cancellation));
    }

    [Fact]
    public void The_oldest_is_forgotten_where_there_is_no_more_room()
    {
        using var log = new SandboxEventLog(_clock, capacity: 3);
        for (var i = 1; i <= 5; i++) log.Add(new SandboxStep("talk", "u-1", null, $"{i}"));
        Assert.Equal(["3", "4", "5"], log.Read().Select(static entry => entry.Summary));
    }

    [Fact]
    public async Task Many_may_write_while_one_reads()
    {
        using var log = new SandboxEventLog(_clock);
        using var reader = log.Follow();
        var writing = Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++) log.Settle(log.Add(Target, Status("ringing")), new Delivery(1, 200, null));
        }, Cancellation)).ToArray();
        var seen = new HashSet<SandboxLogEntry>();
        for (var i = 0; i < 4000; i++) Assert.True(seen.Add((await reader.NextAsync(Cancellation))!));
        await Task.WhenAll(writing);
        Assert.Equal(4000, log.Read().Count);
    }

    private static WebhookMessage Status(string status) =>
        new("status", "u-1", "CON-1", new Dictionary<string, object?> { ["uuid"] = "u-1", ["status"] = status });
}
