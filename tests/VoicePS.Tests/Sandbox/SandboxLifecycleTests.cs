using System;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxLifecycleTests
{
    private const string TooEarly = """{"type":"BAD_REQUEST","error_title":"Bad Request"}""";
    private const string NotFound = """{"type":"NOT_FOUND","error_title":"Not Found"}""";

    public static readonly TheoryData<string, string, string?> Actions = new()
    {
        { "PUT", "", """{"action":"mute"}""" },
        { "PUT", "", """{"action":"unmute"}""" },
        { "PUT", "", """{"action":"earmuff"}""" },
        { "PUT", "", """{"action":"unearmuff"}""" },
        { "PUT", "", """{"action":"transfer","destination":{"type":"ncco","url":["https://example.com/ncco"]}}""" },
        { "PUT", "/talk", """{"text":"Hello"}""" },
        { "DELETE", "/talk", null },
        { "PUT", "/stream", """{"stream_url":["https://example.com/a.mp3"]}""" },
        { "DELETE", "/stream", null },
        { "PUT", "/dtmf", """{"digits":"1713"}""" },
    };

    [Fact]
    public async Task A_call_starts_then_rings_then_is_answered_and_stays_so_until_it_is_hung_up()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAsync();
        Assert.Equal("started", await sandbox.StatusOfAsync(uuid));

        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(149));
        Assert.Equal("started", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("ringing", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(349));
        Assert.Equal("ringing", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("answered", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("answered", await sandbox.StatusOfAsync(uuid));

        var answer = await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("completed", await sandbox.StatusOfAsync(uuid));
        Assert.Equal(0, sandbox.Clock.Pending);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Nothing_can_be_done_to_a_call_before_it_is_answered(string method, string path, string? body)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAsync();
        (await sandbox.SendAsync(method, $"/v1/calls/{uuid}{path}", body)).AssertError(HttpStatusCode.BadRequest, TooEarly);

        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal("ringing", await sandbox.StatusOfAsync(uuid));
        (await sandbox.SendAsync(method, $"/v1/calls/{uuid}{path}", body)).AssertError(HttpStatusCode.BadRequest, TooEarly);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Nothing_can_be_done_to_a_call_that_has_ended(string method, string path, string? body)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateEndedAsync();
        (await sandbox.SendAsync(method, $"/v1/calls/{uuid}{path}", body)).AssertError(HttpStatusCode.NotFound, NotFound);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Nothing_can_be_done_to_a_call_that_never_was(string method, string path, string? body)
    {
        using var sandbox = new SandboxHarness();
        (await sandbox.SendAsync(method, $"/v1/calls/{Guid.NewGuid()}{path}", body)).AssertError(HttpStatusCode.NotFound, NotFound);
    }

    [Fact]
    public async Task Hanging_up_is_refused_right_after_the_start_cancels_while_ringing_and_is_not_found_at_the_end()
    {
        using var sandbox = new SandboxHarness();
        const string HangUp = """{"action":"hangup"}""";
        var uuid = await sandbox.CreateAsync();
        (await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", HangUp)).AssertError(HttpStatusCode.BadRequest, TooEarly);

        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", HangUp)).Status);
        var call = await sandbox.CallAsync(uuid);
        Assert.Equal("cancelled", call.GetProperty("status").GetString());
        Assert.False(call.TryGetProperty("price", out _));
        Assert.False(call.TryGetProperty("end_time", out _));

        (await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", HangUp)).AssertError(HttpStatusCode.NotFound, NotFound);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("cancelled", await sandbox.StatusOfAsync(uuid));
    }

    [Fact]
    public async Task A_call_that_nobody_answers_times_out_when_its_ringing_timer_ends()
    {
        using var sandbox = new SandboxHarness(configure: options => options.AnswerAfter = TimeSpan.FromMinutes(10));
        var short_ = await sandbox.CreateAsync(SandboxHarness.CallTo("447700900000", ",\"ringing_timer\":5"));
        var usual = await sandbox.CreateAsync();
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(150) + TimeSpan.FromSeconds(4.9));
        Assert.Equal("ringing", await sandbox.StatusOfAsync(short_));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("timeout", await sandbox.StatusOfAsync(short_));

        sandbox.Clock.Advance(TimeSpan.FromSeconds(54.9));
        Assert.Equal("ringing", await sandbox.StatusOfAsync(usual));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("timeout", await sandbox.StatusOfAsync(usual));
        Assert.Equal(0, sandbox.Clock.Pending);
    }

    [Fact]
    public async Task A_call_ends_when_its_length_timer_ends_and_costs_exactly_that_long()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync(SandboxHarness.CallTo("447700900000", ",\"length_timer\":90"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal("answered", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var call = await sandbox.CallAsync(uuid);
        Assert.Equal("completed", call.GetProperty("status").GetString());
        Assert.Equal("90", call.GetProperty("duration").GetString());
        Assert.Equal("0.15000000", call.GetProperty("price").GetString());
    }

    [Fact]
    public async Task Without_a_length_timer_a_call_ends_after_two_hours()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(7199));
        Assert.Equal("answered", await sandbox.StatusOfAsync(uuid));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("7200", (await sandbox.CallAsync(uuid)).GetProperty("duration").GetString());
    }

    [Theory]
    [InlineData("447700900000", 2_000, "0.10000000", "0.00333333", "2", "23420")]
    [InlineData("447700900000", 1_001, "0.10000000", "0.00333333", "2", "23420")]
    [InlineData("447700900000", 1_000, "0.10000000", "0.00166667", "1", "23420")]
    [InlineData("442079460000", 60_000, "0.01200000", "0.01200000", "60", "GB-FIXED")]
    [InlineData("14155550100", 7_000, "0.01270000", "0.00148167", "7", "US-FIXED")]
    [InlineData("9991234567", 30_000, "0.25000000", "0.12500000", "30", "UNKNOWN")]
    public async Task A_completed_call_costs_its_rate_for_every_begun_second(
        string number, int milliseconds, string rate, string price, string duration, string network)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync(SandboxHarness.CallTo(number));
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");

        var call = await sandbox.CallAsync(uuid);
        Assert.Equal(rate, call.GetProperty("rate").GetString());
        Assert.Equal(price, call.GetProperty("price").GetString());
        Assert.Equal(duration, call.GetProperty("duration").GetString());
        Assert.Equal(network, call.GetProperty("network").GetString());
        Assert.Equal("2026-11-23T10:00:00.000Z", call.GetProperty("start_time").GetString());
        var length = call.GetProperty("end_time").GetDateTimeOffset() - call.GetProperty("start_time").GetDateTimeOffset();
        Assert.Equal(duration, length.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"type":"sip","uri":"sip:rebekka@sip.example.com"}""", "0.00400000")]
    [InlineData("""{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000"}""", "0.00400000")]
    [InlineData("""{"type":"app","user":"alice"}""", "0.00000000")]
    [InlineData("""{"type":"vbc","extension":"789"}""", "0.00000000")]
    public async Task Endpoints_without_a_carrier_have_a_rate_but_no_network(string endpoint, string rate)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync(
            $$"""{"to":[{{endpoint}}],"random_from_number":true,"ncco":[{"action":"talk","text":"Hello","loop":0}]}""");
        var call = await sandbox.CallAsync(uuid);
        Assert.Equal(rate, call.GetProperty("rate").GetString());
        Assert.False(call.TryGetProperty("network", out _));
        Assert.Equal(endpoint, call.GetProperty("to").GetRawText());
    }

    [Fact]
    public async Task The_rate_is_shown_from_the_answer_on_and_the_price_only_at_the_end()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateRingingAsync();
        var ringing = await sandbox.CallAsync(uuid);
        foreach (var name in new[] { "rate", "network", "start_time", "price", "duration", "end_time" })
            Assert.False(ringing.TryGetProperty(name, out _), name);

        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var answered = await sandbox.CallAsync(uuid);
        foreach (var name in new[] { "rate", "network", "start_time" }) Assert.True(answered.TryGetProperty(name, out _), name);
        foreach (var name in new[] { "price", "duration", "end_time" }) Assert.False(answered.TryGetProperty(name, out _), name);
    }

    [Fact]
    public async Task A_clock_that_is_put_back_makes_no_negative_bill()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        sandbox.Clock.TurnBack(TimeSpan.FromHours(1));
        await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");
        Assert.Equal("0.00000000", (await sandbox.CallAsync(uuid)).GetProperty("price").GetString());
    }

    [Fact]
    public async Task With_the_real_clock_a_call_is_answered_after_half_a_second()
    {
        using var server = SandboxServer.Start(new SandboxOptions(), new TestJwtToolkit());
        using var mint = new TokenMint(server.PrivateKeyPem, server.ApplicationId);
        using var client = new System.Net.Http.HttpClient { BaseAddress = server.BaseUri };
        client.DefaultRequestHeaders.Authorization = new("Bearer", mint.Make());
        using var content = new System.Net.Http.StringContent(SandboxHarness.ValidCall, null, "application/json");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var created = await client.PostAsync("/v1/calls", content, TestContext.Current.CancellationToken);
        var uuid = (await SandboxAnswer.ReadAsync(created)).Json.GetProperty("uuid").GetString();

        string? status;
        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            using var shown = await client.GetAsync($"/v1/calls/{uuid}", TestContext.Current.CancellationToken);
            status = (await SandboxAnswer.ReadAsync(shown)).Json.GetProperty("status").GetString();
        }
        while (status is "started" or "ringing" && watch.Elapsed < TimeSpan.FromSeconds(20));

        Assert.Equal("answered", status);
        Assert.True(watch.ElapsedMilliseconds >= 450, $"answered after {watch.ElapsedMilliseconds} ms");
    }
}
