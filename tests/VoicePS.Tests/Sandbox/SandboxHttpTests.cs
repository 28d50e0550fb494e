using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxHttpTests
{
    private const string Api = "https://developer.nexmo.com/api-errors";

    [Theory]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v2/calls")]
    [InlineData("/v1/calls/")]
    [InlineData("/V1/calls")]
    [InlineData("//v1/calls")]
    [InlineData("/v1/calls/x/listen")]
    [InlineData("/v1/calls/x/talk/y")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        using var sandbox = new SandboxHarness();
        (await sandbox.GetAsync(sandbox.Server.BaseUri.GetLeftPart(UriPartial.Authority) + path)).AssertProblem(HttpStatusCode.NotFound, Api + "#not-found");
    }

    [Theory]
    [InlineData("PUT", "/v1/calls", "GET, POST")]
    [InlineData("DELETE", "/v1/calls", "GET, POST")]
    [InlineData("POST", "/v1/calls/x", "GET, PUT")]
    [InlineData("DELETE", "/v1/calls/x", "GET, PUT")]
    [InlineData("GET", "/v1/calls/x/talk", "PUT, DELETE")]
    [InlineData("POST", "/v1/calls/x/stream", "PUT, DELETE")]
    [InlineData("DELETE", "/v1/calls/x/dtmf", "PUT")]
    [InlineData("OPTIONS", "/v1/calls", "GET, POST")]
    public async Task A_wrong_verb_is_told_the_right_ones(string method, string path, string allowed)
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync(method, path);
        answer.AssertProblem(HttpStatusCode.MethodNotAllowed, Api + "#wrong-verb");
        Assert.Equal(allowed, string.Join(", ", answer.Message.Content.Headers.Allow));
    }

    [Fact]
    public async Task A_HEAD_is_refused_without_a_body_and_the_connection_goes_on()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await sandbox.SendAsync("HEAD", "/v1/calls")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}x")]
    [InlineData("{'to':1}")]
    [InlineData("""{"to":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("POST", "/v1/calls", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["body"], answer.InvalidNames());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_depth_without_end_are_refused()
    {
        using var sandbox = new SandboxHarness();
        foreach (var bytes in new[] { [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D], Encoding.ASCII.GetBytes("{\"to\":" + new string('[', 100_000)) })
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await sandbox.Client.PostAsync("/v1/calls", content, TestContext.Current.CancellationToken);
            Assert.Equal(["body"], (await SandboxAnswer.ReadAsync(response)).InvalidNames());
        }
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("APPLICATION/JSON;charset=\"UTF-8\"", true)]
    [InlineData("application/problem+json", true)]
    [InlineData("application/jsonrequest", true)]
    [InlineData("application/x-javascript", true)]
    [InlineData("text/json", true)]
    [InlineData("text/javascript", true)]
    [InlineData("text/x-javascript", true)]
    [InlineData("text/x-json", true)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("json", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task A_body_must_say_that_it_is_JSON(string? contentType, bool isAccepted)
    {
        using var sandbox = new SandboxHarness();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(SandboxHarness.ValidCall));
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await sandbox.Client.PostAsync("/v1/calls", content, TestContext.Current.CancellationToken);
        var answer = await SandboxAnswer.ReadAsync(response);
        if (isAccepted) Assert.Equal(HttpStatusCode.Created, answer.Status);
        else answer.AssertProblem(HttpStatusCode.UnsupportedMediaType, Api + "#content-type-header");
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_does_no_harm()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(HttpStatusCode.Created, (await sandbox.SendAsync("POST", "/v1/calls", "\uFEFF" + SandboxHarness.ValidCall)).Status);
    }

    [Fact]
    public async Task A_DELETE_needs_no_content_type_even_with_a_body()
    {
        using var sandbox = new SandboxHarness();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/calls/{await sandbox.CreateAnsweredAsync()}/talk");
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        using var response = await sandbox.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_more_than_one_megabyte_is_too_large_and_the_sandbox_goes_on()
    {
        using var sandbox = new SandboxHarness();
        var head = SandboxHarness.ValidCall.TrimEnd()[..^1] + ",\"x\":\"";
        var fits = head + new string('x', 1024 * 1024 - head.Length - 2) + "\"}";
        Assert.Equal(HttpStatusCode.Created, (await sandbox.SendAsync("POST", "/v1/calls", fits)).Status);
        (await sandbox.SendAsync("POST", "/v1/calls", fits + " ")).AssertProblem(HttpStatusCode.RequestEntityTooLarge, Api);
        (await sandbox.SendAsync("POST", "/v1/calls", new string('x', 5_000_000))).AssertProblem(HttpStatusCode.RequestEntityTooLarge, Api);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
    }

    [Fact]
    public async Task Every_answer_has_a_trace_id_of_its_own_and_a_date()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var answers = new[]
        {
            await sandbox.SendAsync("POST", "/v1/calls", SandboxHarness.ValidCall),
            await sandbox.GetAsync("/v1/calls"),
            await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"mute"}"""),
            await sandbox.GetAsync("/v1/calls/unknown"),
            await sandbox.GetAsync("/unknown"),
            await sandbox.SendAsync("POST", "/v1/calls", "{"),
        };
        var traces = answers.Select(static answer => Assert.Single(answer.Message.Headers.GetValues("x-nexmo-trace-id"))).ToArray();
        Assert.All(traces, static trace => Assert.Matches("^[0-9a-f]{32}$", trace));
        Assert.Equal(traces.Length, traces.Distinct().Count());
        Assert.All(answers, static answer => Assert.True(DateTimeOffset.UtcNow - answer.Message.Headers.Date < TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Ids_are_just_text_and_strange_ones_are_not_found()
    {
        using var sandbox = new SandboxHarness();
        foreach (var id in new[] { "0A0000000123ABCD1", "%00", "%2e%2e", "%F0%9F%98%80", "a%2Fb", "%", new string('x', 4000) })
            Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync($"/v1/calls/{id}")).Status);
    }

    [Fact]
    public async Task The_name_localhost_works_as_well_as_the_address()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal($"http://127.0.0.1:{sandbox.Server.Port}/", sandbox.Server.BaseUri.AbsoluteUri);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync($"http://localhost:{sandbox.Server.Port}/v1/calls")).Status);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET /v1/calls HTTP/1.1\r\n\r\n")]
    [InlineData("GET /v1/calls HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n")]
    [InlineData("POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    [InlineData("POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("\0\0\0\0")]
    public async Task Damaged_requests_do_not_stop_the_sandbox(string text)
    {
        using var sandbox = new SandboxHarness();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, sandbox.Server.Port, TestContext.Current.CancellationToken);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
            socket.Client.Shutdown(SocketShutdown.Send);
            await DrainAsync(stream);
        }

        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
    }

    [Fact]
    public async Task The_log_shows_one_line_a_request_without_the_query()
    {
        var lines = new ConcurrentQueue<string>();
        using var sandbox = new SandboxHarness(configure: options => options.RequestLog = lines.Enqueue);
        await sandbox.GetAsync("/v1/calls?status=completed");
        await sandbox.GetAsync("/v1/calls/unknown");
        for (var i = 0; i < 100 && lines.Count < 2; i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Collection(
            lines,
            static line => Assert.Matches("^GET /v1/calls 200 [0-9]+\\.[0-9] ms$", line),
            static line => Assert.Matches("^GET /v1/calls/unknown 404 [0-9]+\\.[0-9] ms$", line));
    }

    [Fact]
    public async Task A_log_that_throws_is_switched_off_and_harms_nobody()
    {
        var count = 0;
        using var sandbox = new SandboxHarness(configure: options => options.RequestLog = _ =>
        {
            count++;
            throw new InvalidOperationException("The log is broken.");
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("/v1/calls")).Status);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, count);
    }

    private static async Task DrainAsync(Stream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception cut) when (cut is IOException or TimeoutException)
        {
            // What the sandbox answers to such a request, or whether it answers, is not the point here.
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("*/*", HttpStatusCode.OK)]
    [InlineData("text/html, application/*;q=0.5", HttpStatusCode.OK)]
    [InlineData("application/problem+json", HttpStatusCode.OK)]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/xml, text/*", HttpStatusCode.NotAcceptable)]
    public async Task A_client_that_cannot_read_JSON_gets_nothing_to_read(string? accept, HttpStatusCode status)
    {
        using var sandbox = new SandboxHarness();
        if (accept is not null) sandbox.Client.DefaultRequestHeaders.Add("Accept", accept);
        var answer = await sandbox.GetAsync("/v1/calls");
        Assert.Equal(status, answer.Status);
        if (status != HttpStatusCode.OK) answer.AssertProblem(status, "https://developer.nexmo.com/api-errors#accept-header");
    }
}
