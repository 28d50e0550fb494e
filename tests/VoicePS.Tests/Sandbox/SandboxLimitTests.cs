using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>The limits of an account. Real time stands still here until a test moves it.</summary>
public sealed class SandboxLimitTests : IDisposable
{
    private const string List = "/v1/calls";
    private const string RateLimit = "https://developer.nexmo.com/api-errors#rate-limit";

    private readonly ManualClock _real = new();
    private readonly SandboxHarness _sandbox;

    public SandboxLimitTests() => _sandbox = new SandboxHarness(configure: static options => options.EnforceRateLimit = true, tokenClock: _real);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Three_calls_can_be_placed_at_once_and_then_one_more_each_third_of_a_second()
    {
        Assert.Equal("ok ok ok 429 429", await PlaceAsync(5));
        _real.Advance(TimeSpan.FromMilliseconds(334));
        Assert.Equal("ok 429", await PlaceAsync(2));
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("ok ok ok 429", await PlaceAsync(4));
        _real.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("ok ok ok 429", await PlaceAsync(4));
    }

    [Fact]
    public async Task Fifteen_other_requests_can_be_sent_at_once_whatever_they_do()
    {
        var uuid = await _sandbox.CreateAnsweredAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync(List)).Status);
            Assert.Equal(HttpStatusCode.OK, (await _sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/talk", """{"text":"Hello"}""")).Status);
            Assert.Equal(HttpStatusCode.OK, (await _sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/talk")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _sandbox.GetAsync(List)).Status);
        // Calls have a limit of their own.
        Assert.Equal("ok ok 429", await PlaceAsync(3));
        _real.Advance(TimeSpan.FromMilliseconds(67));
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync(List)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _sandbox.GetAsync(List)).Status);
    }

    [Fact]
    public async Task Whoever_is_too_fast_gets_the_generic_error_and_nothing_happens()
    {
        await PlaceAsync(3);

        var answer = await _sandbox.SendAsync("POST", List, SandboxHarness.ValidCall);

        answer.AssertProblem(HttpStatusCode.TooManyRequests, RateLimit);
        Assert.Equal("Rate Limit Hit", answer.Json.GetProperty("title").GetString());
        Assert.Equal("Please wait, then retry your request", answer.Json.GetProperty("detail").GetString());
        Assert.Null(answer.Message.Headers.RetryAfter);
        Assert.Equal(3, (await _sandbox.GetAsync(List)).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_time_of_the_sandbox_does_not_fill_the_bucket()
    {
        await PlaceAsync(3);
        _sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("429", await PlaceAsync(1));
    }

    [Fact]
    public async Task Who_is_not_let_in_does_not_count()
    {
        var token = _sandbox.Client.DefaultRequestHeaders.Authorization;
        _sandbox.Client.DefaultRequestHeaders.Authorization = null;
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await _sandbox.GetAsync(List)).Status);

        _sandbox.Client.DefaultRequestHeaders.Authorization = token;
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync(List)).Status);
    }

    [Fact]
    public async Task All_applications_of_the_account_have_one_limit()
    {
        await PlaceAsync(2);
        var other = _sandbox.Server.AddApplication();
        using var mint = new TokenMint(other.PrivateKeyPem, other.Id);
        _sandbox.Client.DefaultRequestHeaders.Authorization = new("Bearer", mint.Make(mint.Claims(_real.UtcNow)));
        Assert.Equal("ok 429", await PlaceAsync(2));
    }

    [Fact]
    public async Task A_connect_action_over_the_limit_is_told_as_an_error_and_the_call_goes_on()
    {
        using var application = new ScriptedServer(static _ => ScriptedServer.Empty(204));
        var uuid = await _sandbox.CreateAsync($$"""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"event_url":["{{application.BaseUri}}"],
             "ncco":[{"action":"connect","endpoint":[{"type":"phone","number":"447700900002"}]},{"action":"talk","text":"Nobody is there.","loop":0}]}
            """);
        await PlaceAsync(2);
        _sandbox.Clock.Advance(TimeSpan.FromMilliseconds(500));

        while (_sandbox.Steps(uuid).Length == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(["talk"], _sandbox.Steps(uuid).Select(static step => step.EventType));
        Assert.Equal("answered", await _sandbox.StatusOfAsync(uuid));
        while (!application.Requests.Any(static request => request.Body.Contains("\"reason\"", StringComparison.Ordinal)))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Contains(
            "\"reason\":\"Rate limit hit: the connect action was not run.\"",
            application.Requests.Single(static request => request.Body.Contains("\"reason\"", StringComparison.Ordinal)).Body,
            StringComparison.Ordinal);
        Assert.Equal(3, (await _sandbox.GetAsync(List)).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_connect_action_counts_as_a_call_that_is_placed()
    {
        await _sandbox.CreateAnsweredAsync("""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
             "ncco":[{"action":"connect","endpoint":[{"type":"phone","number":"447700900002"}]}]}
            """);
        while (_sandbox.Server.CallCount < 2) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal("ok 429", await PlaceAsync(2));
    }

    [Fact]
    public async Task Without_being_told_the_sandbox_has_no_limits()
    {
        using var free = new SandboxHarness();
        for (var i = 0; i < 30; i++) await free.CreateAsync();
        Assert.Equal(30, (await free.GetAsync(List)).Json.GetProperty("count").GetInt32());
    }

    private async Task<string> PlaceAsync(int calls)
    {
        var fates = new string[calls];
        for (var i = 0; i < calls; i++)
        {
            var status = (await _sandbox.SendAsync("POST", List, SandboxHarness.ValidCall)).Status;
            fates[i] = status == HttpStatusCode.Created ? "ok" : ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return string.Join(' ', fates);
    }
}
