using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Sandbox.Recordings;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Trouble on demand, as a plain client meets it.</summary>
public sealed class SandboxFaultTests : IDisposable
{
    private const string List = "/v1/calls";

    private readonly ConcurrentQueue<string> _log = new();
    private readonly SandboxHarness _sandbox;

    public SandboxFaultTests()
    {
        _sandbox = new SandboxHarness(configure: options => options.RequestLog = _log.Enqueue);
        // A client that finds a kept connection reset tries again by itself on a new one, and these tests would not see it.
        _sandbox.Client.DefaultRequestHeaders.ConnectionClose = true;
    }

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(500, "https://developer.nexmo.com/api-errors", "Internal Server Error")]
    [InlineData(502, "https://developer.nexmo.com/api-errors", "Bad Gateway")]
    [InlineData(503, "https://developer.nexmo.com/api-errors", "Service Unavailable")]
    [InlineData(504, "https://developer.nexmo.com/api-errors", "Gateway Timeout")]
    [InlineData(429, "https://developer.nexmo.com/api-errors#rate-limit", "Rate Limit Hit")]
    public async Task An_error_is_answered_as_the_gateway_writes_it_and_nothing_is_done(int status, string type, string title)
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = status, Method = ["POST"] });

        var answer = await _sandbox.SendAsync("POST", List, SandboxHarness.ValidCall);

        answer.AssertProblem((HttpStatusCode)status, type);
        Assert.Equal(title, answer.Json.GetProperty("title").GetString());
        Assert.Null(answer.Message.Headers.RetryAfter);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_can_be_a_page_of_HTML(int status)
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = status, Body = VoiceSandboxFaultBody.Html });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Equal("text/html", answer.MediaType);
        Assert.StartsWith($"<html>\r\n<head><title>{status} ", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task An_error_can_have_no_body_at_all(int status)
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = status, Body = VoiceSandboxFaultBody.Empty });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Null(answer.MediaType);
        Assert.Empty(answer.Text);
    }

    [Fact]
    public async Task Retry_After_counts_seconds()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(7) });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal(["7"], answer.Message.Headers.GetValues("Retry-After"));
    }

    [Fact]
    public async Task Retry_After_can_be_a_date_that_fits_the_clock_of_the_service()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 503, RetryAfter = TimeSpan.FromMinutes(10), RetryAfterAsDate = true });
        Set(new() { Kind = VoiceSandboxFaultKind.ClockSkew, ClockOffset = TimeSpan.FromDays(-3) });

        var headers = (await _sandbox.GetAsync(List)).Message.Headers;

        Assert.Equal(headers.Date + TimeSpan.FromMinutes(10), headers.RetryAfter!.Date);
        Assert.InRange(DateTimeOffset.UtcNow - headers.Date!.Value, TimeSpan.FromDays(3) - TimeSpan.FromSeconds(2), TimeSpan.FromDays(3) + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_connection_is_reset_before_the_request_is_processed()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.ResetBefore, Method = ["POST"] });

        await AssertResetAsync(() => _sandbox.SendAsync("POST", List, SandboxHarness.ValidCall));

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_connection_is_reset_after_the_request_is_processed()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.ResetAfter, Method = ["POST"] });

        await AssertResetAsync(() => _sandbox.SendAsync("POST", List, SandboxHarness.ValidCall));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task An_answer_comes_late()
    {
        var delay = TimeSpan.FromMilliseconds(300);
        Set(new() { Kind = VoiceSandboxFaultKind.Latency, Delay = delay });

        var watch = Stopwatch.StartNew();
        var answer = await _sandbox.GetAsync(List);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(watch.Elapsed > delay - TimeSpan.FromMilliseconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_body_trickles_in_long_after_the_head_and_is_whole_in_the_end()
    {
        var time = TimeSpan.FromSeconds(2);
        Set(new() { Kind = VoiceSandboxFaultKind.SlowBody, Delay = time });

        var watch = Stopwatch.StartNew();
        using var response = await _sandbox.Client.GetAsync(List, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var whole = new MemoryStream();
        var buffer = new byte[4096];
        var first = await body.ReadAsync(buffer, TestContext.Current.CancellationToken);
        whole.Write(buffer, 0, first);
        await body.CopyToAsync(whole, TestContext.Current.CancellationToken);

        Assert.True(first < whole.Length, $"All {first} bytes came at once.");
        Assert.Equal(response.Content.Headers.ContentLength, whole.Length);
        Assert.Equal(0, JsonDocument.Parse(whole.ToArray()).RootElement.GetProperty("count").GetInt32());
        Assert.True(watch.Elapsed > time - TimeSpan.FromMilliseconds(100), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_body_ends_in_the_middle()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.CutBody });

        using var response = await _sandbox.Client.GetAsync(List, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var cut = await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(cut.GetBaseException()).HttpRequestError);
    }

    [Fact]
    public async Task A_download_ends_in_the_middle()
    {
        var file = _sandbox.Server.Recordings.Record(new RecordingSpec
        {
            ConversationUuid = "CON-63f61863-4a51-4f6b-86e1-46edebcf9356",
            StartTime = _sandbox.Clock.UtcNow,
            Duration = TimeSpan.FromSeconds(2),
        });
        Set(new() { Kind = VoiceSandboxFaultKind.CutBody, Path = "/v1/files/*" });

        var cut = await Assert.ThrowsAnyAsync<Exception>(() => _sandbox.Client.GetByteArrayAsync(file.Url, TestContext.Current.CancellationToken));

        Assert.IsType<HttpIOException>(cut.GetBaseException());
    }

    [Fact]
    public async Task JSON_lacks_its_second_half()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.MalformedJson });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.StartsWith("{\"page_size\"", answer.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Fact]
    public async Task JSON_claims_to_be_something_else()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.WrongContentType });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal("text/html", answer.MediaType);
        Assert.Equal(0, answer.Json.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData(3600, "https://developer.nexmo.com/api-errors#jwt-expired")]
    [InlineData(-3600, "https://developer.nexmo.com/api-errors#unauthorized")]
    public async Task A_clock_that_is_off_refuses_good_tokens_and_shows_in_the_Date_header(int seconds, string type)
    {
        Set(new() { Kind = VoiceSandboxFaultKind.ClockSkew, ClockOffset = TimeSpan.FromSeconds(seconds) });

        var answer = await _sandbox.GetAsync(List);

        answer.AssertProblem(HttpStatusCode.Unauthorized, type);
        Assert.InRange((answer.Message.Headers.Date!.Value - DateTimeOffset.UtcNow).TotalSeconds, seconds - 120, seconds + 2);
    }

    [Fact]
    public async Task A_fault_strikes_only_the_paths_and_methods_that_it_is_for()
    {
        var uuid = await _sandbox.CreateAnsweredAsync();
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 503, Path = "/V1/calls/*/t?lk", Method = ["put"] });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/talk", """{"text":"Hello"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/talk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync($"/v1/calls/{uuid}?talk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync(List)).Status);
    }

    [Fact]
    public async Task A_fault_strikes_so_many_requests_and_no_more()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 500, Count = 2 });

        Assert.Equal("FF..", await FatesAsync(4));
        var fault = Assert.Single(_sandbox.Server.ReadFaults());
        Assert.Equal((4, 2), (fault.Seen, fault.Hits));
    }

    [Fact]
    public async Task The_same_share_and_seed_strike_the_same_requests()
    {
        var fates = await FatesOfSeedAsync(7);

        Assert.Equal(fates, await FatesOfSeedAsync(7));
        Assert.NotEqual(fates, await FatesOfSeedAsync(8));
        Assert.InRange(fates.Count(static fate => fate == 'F'), 10, 50);
    }

    [Fact]
    public void Without_a_seed_one_is_chosen_and_told_so_that_it_can_be_had_again()
    {
        var fault = Set(new() { Kind = VoiceSandboxFaultKind.ResetAfter, Share = 0.5 });

        Assert.NotNull(fault.Seed);
        Assert.Equal(fault.Seed, _sandbox.Server.ReadFaults()[0].Seed);
    }

    [Fact]
    public async Task Several_faults_strike_one_request_and_the_log_names_them()
    {
        Set(new() { Name = "late", Kind = VoiceSandboxFaultKind.Latency, Delay = TimeSpan.FromMilliseconds(1) });
        Set(new() { Name = "busy", Kind = VoiceSandboxFaultKind.Status, StatusCode = 503 });
        Set(new() { Name = "second", Kind = VoiceSandboxFaultKind.ResetBefore });
        Set(new() { Name = "page", Kind = VoiceSandboxFaultKind.WrongContentType });

        var answer = await _sandbox.GetAsync(List);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("text/html", answer.MediaType);
        Assert.Matches(@"^GET /v1/calls 503 \d+\.\d ms \[fault: late, busy, page\]$", await LoggedAsync());
        Assert.Equal(0, _sandbox.Server.ReadFaults().Single(static fault => fault.Name == "second").Seen);
    }

    [Fact]
    public async Task The_log_says_when_a_connection_was_reset()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.ResetBefore });

        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.GetAsync(List));

        Assert.Matches(@"^GET /v1/calls reset \d+\.\d ms \[fault: ResetBefore\]$", await LoggedAsync());
    }

    [Fact]
    public async Task What_has_no_body_cannot_be_spoilt_and_does_not_count()
    {
        var uuid = await _sandbox.CreateAnsweredAsync();
        Set(new() { Kind = VoiceSandboxFaultKind.CutBody, Count = 1 });

        Assert.Equal(HttpStatusCode.NoContent, (await _sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"mute"}""")).Status);
        Assert.Equal(0, _sandbox.Server.ReadFaults()[0].Hits);
    }

    [Fact]
    public async Task Webhooks_are_never_struck()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"talk","text":"Hello","loop":0}]""");
        foreach (var kind in new[] { VoiceSandboxFaultKind.ResetBefore, VoiceSandboxFaultKind.CutBody, VoiceSandboxFaultKind.Latency })
            rehearsal.Sandbox.Server.SetFault(new() { Kind = kind });

        Assert.True(rehearsal.Sandbox.Server.HangUpFarEnd(uuid));
        await rehearsal.SettledAsync(uuid);

        Assert.All(rehearsal.Told(uuid), static told => Assert.Equal((204, 1), (told.ResponseStatus, told.Attempts)));
    }

    [Fact]
    public async Task A_fault_of_the_same_name_replaces_the_one_before_and_a_fault_that_is_removed_is_gone()
    {
        Set(new() { Name = "busy", Kind = VoiceSandboxFaultKind.Status, StatusCode = 503 });
        Set(new() { Name = "BUSY", Kind = VoiceSandboxFaultKind.Status, StatusCode = 500 });
        Assert.Equal(HttpStatusCode.InternalServerError, (await _sandbox.GetAsync(List)).Status);

        Assert.True(_sandbox.Server.RemoveFault("Busy"));
        Assert.False(_sandbox.Server.RemoveFault("busy"));
        Assert.Equal(HttpStatusCode.OK, (await _sandbox.GetAsync(List)).Status);
        Assert.Empty(_sandbox.Server.ReadFaults());
    }

    [Fact]
    public async Task A_sandbox_that_is_stopped_does_not_wait_for_what_is_late()
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Latency, Delay = TimeSpan.FromMinutes(30) });
        var late = _sandbox.GetAsync(List);
        while (_sandbox.Server.ReadFaults()[0].Hits == 0) await Task.Delay(5, TestContext.Current.CancellationToken);

        _sandbox.Server.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => late.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_with_a_reason()
    {
        VoiceSandboxFault[] wrong =
        [
            new() { Kind = (VoiceSandboxFaultKind)99 },
            new() { Kind = VoiceSandboxFaultKind.Status },
            new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 200 },
            new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 503, Delay = TimeSpan.FromSeconds(1) },
            new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 503, RetryAfterAsDate = true },
            new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 503, RetryAfter = TimeSpan.FromSeconds(-1) },
            new() { Kind = VoiceSandboxFaultKind.Latency, StatusCode = 503 },
            new() { Kind = VoiceSandboxFaultKind.Latency, Delay = TimeSpan.Zero },
            new() { Kind = VoiceSandboxFaultKind.Latency, Delay = TimeSpan.FromHours(2) },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Body = VoiceSandboxFaultBody.Html },
            new() { Kind = VoiceSandboxFaultKind.CutBody, RetryAfter = TimeSpan.FromSeconds(1) },
            new() { Kind = VoiceSandboxFaultKind.CutBody, ClockOffset = TimeSpan.FromSeconds(1) },
            new() { Kind = VoiceSandboxFaultKind.ClockSkew },
            new() { Kind = VoiceSandboxFaultKind.ClockSkew, ClockOffset = TimeSpan.FromDays(400) },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Share = 0 },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Share = 1.1 },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Share = double.NaN },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Count = 0 },
            new() { Kind = VoiceSandboxFaultKind.CutBody, Path = "" },
        ];

        Assert.All(wrong, fault => Assert.EndsWith(".", Assert.Throws<ArgumentException>(() => Set(fault)).Message, StringComparison.Ordinal));
        Assert.Empty(_sandbox.Server.ReadFaults());
    }

    private VoiceSandboxFault Set(VoiceSandboxFault fault) => _sandbox.Server.SetFault(fault);

    private async Task<int> CountAsync() => (await _sandbox.GetAsync(List)).Json.GetProperty("count").GetInt32();

    private async Task<string> FatesAsync(int requests)
    {
        var fates = "";
        for (var i = 0; i < requests; i++) fates += (await _sandbox.GetAsync(List)).Status == HttpStatusCode.OK ? '.' : 'F';
        return fates;
    }

    private async Task<string> FatesOfSeedAsync(int seed)
    {
        Set(new() { Kind = VoiceSandboxFaultKind.Status, StatusCode = 500, Share = 0.3, Seed = seed });
        return await FatesAsync(100);
    }

    // The line is written when the answer is under way.
    private async Task<string> LoggedAsync()
    {
        while (_log.IsEmpty) await Task.Delay(5, TestContext.Current.CancellationToken);
        return Assert.Single(_log);
    }

    private static async Task AssertResetAsync(Func<Task> send)
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(send);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.GetBaseException()).SocketErrorCode);
    }
}
