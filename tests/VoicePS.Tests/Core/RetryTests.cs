using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What is sent again, when, and what never is.</summary>
public sealed class RetryTests : IDisposable
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string Call = $$"""{"uuid":"{{Leg}}","status":"started"}""";

    private readonly Queue<string?> _answers = new();
    private readonly ScriptedServer _server;
    private readonly List<string> _retries = [];
    private VoicePipeline? _pipeline;

    public RetryTests() => _server = new ScriptedServer(_ => _answers.Count > 0 ? _answers.Dequeue() : ScriptedServer.Json(200, Call));

    public static TheoryData<int, bool, bool> Statuses => new()
    {
        // status, a look is repeated, a create is repeated
        { 429, true, true },
        { 503, true, true },
        { 500, true, false },
        { 502, true, false },
        { 504, true, false },
        { 400, false, false },
        { 403, false, false },
        { 404, false, false },
        { 409, false, false },
        { 501, false, false },
    };

    public void Dispose()
    {
        _pipeline?.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_look_is_repeated_where_it_may_help(int status, bool repeated, bool _)
    {
        _answers.Enqueue(ScriptedServer.Empty(status));
        await AttemptAsync(calls => calls.GetAsync(Leg, Context()), succeeds: repeated);

        Assert.Equal(repeated ? 2 : 1, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_create_is_repeated_only_where_nothing_was_done(int status, bool _, bool repeated)
    {
        _answers.Enqueue(ScriptedServer.Empty(status));
        await AttemptAsync(calls => calls.CreateAsync(Create(), Context()), succeeds: repeated);

        Assert.Equal(repeated ? 2 : 1, _server.Requests.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_no_reason_to_place_a_call_twice()
    {
        _answers.Enqueue("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        await AttemptAsync(calls => calls.CreateAsync(Create(), Context()), succeeds: false);
        Assert.Single(_server.Requests);

        _answers.Enqueue("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        await AttemptAsync(calls => calls.GetAsync(Leg, Context()), succeeds: true);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_tried_again_even_for_a_create()
    {
        _server.Close();
        await AttemptAsync(calls => calls.CreateAsync(Create(), Context()), succeeds: false);

        Assert.Equal(3, _retries.Count);
        Assert.All(_retries, static line => Assert.Contains("POST /v1/calls failed: The service at 127.0.0.1", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_given_up_after_as_many_retries_as_were_asked_for_and_the_last_answer_counts()
    {
        for (var i = 0; i < 4; i++) _answers.Enqueue(ScriptedServer.Json(503, $$"""{"title":"Refusal {{i}}"}"""));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => Client(maximum: 3).GetAsync(Leg, Context()));

        Assert.Equal("Refusal 3", failure.Title);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_time_to_wait_is_honoured_in_seconds(int status)
    {
        _answers.Enqueue(ScriptedServer.Json(status, "{}", "Retry-After: 1"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await AttemptAsync(calls => calls.GetAsync(Leg, Context()), succeeds: true);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0.95, 20);
    }

    [Fact]
    public async Task A_time_to_wait_is_honoured_as_a_date_of_the_services_clock()
    {
        // The service's clock is an hour behind this machine's.
        var now = DateTimeOffset.UtcNow.AddHours(-1);
        _answers.Enqueue(ScriptedServer.Json(429, "{}", $"Date: {now:R}", $"Retry-After: {now.AddSeconds(2):R}"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await AttemptAsync(calls => calls.GetAsync(Leg, Context()), succeeds: true);

        Assert.InRange(watch.Elapsed.TotalSeconds, 1.95, 20);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_an_hour()
    {
        _answers.Enqueue(ScriptedServer.Json(429, "{}", "Retry-After: 3600"));
        await AttemptAsync(calls => calls.GetAsync(Leg, Context()), succeeds: false);

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Stopping_ends_the_pause_at_once_and_sends_nothing_more()
    {
        _answers.Enqueue(ScriptedServer.Json(429, "{}", "Retry-After: 100"));
        using var stop = new CancellationTokenSource();
        var request = Client().GetAsync(Leg, new RequestContext(stop.Token, null, _ => stop.Cancel()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Pauses_grow_and_are_spread_over_their_whole_length()
    {
        var request = new VoiceRequest(HttpMethod.Get, "/v1/calls");
        var options = new RetryOptions(10, TimeSpan.FromSeconds(1));
        var answer = new VoiceResponse(HttpStatusCode.ServiceUnavailable, []);

        double Pause(double random, int retry) => new RetryPolicy(() => random).DelayBefore(request, answer, null, retry, options)!.Value.TotalSeconds;
        Assert.Equal([0.5, 1, 2, 4, 8, 15, 15], Enumerable.Range(1, 7).Select(retry => Pause(0.5, retry)));
        Assert.Equal(0, Pause(0, 5));
    }

    private static CreateCallRequest Create() =>
        new(VoiceEndpoint.Phone("447700900000"), VoiceEndpoint.Phone("447700900001")) { AnswerUrl = "https://example.com/" };

    private async Task AttemptAsync(Func<CallsClient, Task<VoiceCall>> send, bool succeeds)
    {
        var attempt = send(Client());
        if (succeeds) Assert.Equal(Leg, (await attempt).Uuid);
        else await Assert.ThrowsAsync<VoiceApiException>(() => attempt);
    }

    private RequestContext Context() => new(TestContext.Current.CancellationToken, null, _retries.Add);

    private CallsClient Client(int maximum = 3)
    {
        _pipeline?.Dispose();
        _pipeline = new VoicePipeline(new VoicePipelineOptions(_server.BaseUri, new FixedToken())
        {
            Retries = new RetryOptions(maximum, TimeSpan.FromMilliseconds(20)),
        });
        return new CallsClient(_pipeline);
    }
}
