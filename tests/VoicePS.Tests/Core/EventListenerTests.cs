using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Events;
using VoicePS.Core.Listening;
using VoicePS.Core.Security;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Webhooks over real HTTP, and what they are answered with.</summary>
public sealed class EventListenerTests : IDisposable
{
    private const string Ringing = """{"uuid":"u1","status":"ringing"}""";
    private const string Answer = "answer?uuid=u1&from=447700900001&to=447700900000&conversation_uuid=CON-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly VoiceNcco Hello = VoiceNcco.Parse("""[{"action":"talk","text":"Grüße"}]""");

    private readonly HttpClient _client = new() { Timeout = Patience };
    private EventListener? _listener;

    public void Dispose()
    {
        _client.Dispose();
        _listener?.Dispose();
    }

    [Fact]
    public async Task A_status_is_acknowledged_without_a_word_and_handed_on()
    {
        Start(new EventListenerOptions());

        var (status, body) = await Post(Ringing);

        Assert.Equal((204, ""), (status, body));
        Assert.Equal("ringing", NextEvent().Summary);
        Assert.Equal("POST /: 204 in ", Next().Trace![..15]);
    }

    [Fact]
    public async Task An_answer_webhook_gets_the_NCCO_by_GET_and_by_POST()
    {
        Start(new EventListenerOptions { Ncco = Hello });

        using var response = await _client.GetAsync(new Uri(_listener!.Address + Answer), TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""[{"action":"talk","text":"Grüße"}]""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.IsType<VoiceAnswerEvent>(NextEvent());

        Assert.Equal(200, (await Post("""{"uuid":"u1","from":"1","to":"2"}""")).Status);
        Assert.Equal(204, (await Post(Ringing)).Status);
    }

    [Fact]
    public async Task Nobody_needs_to_read_for_webhooks_to_be_answered()
    {
        Start(new EventListenerOptions { Ncco = Hello });
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < 50; number++) Assert.Equal(204, (await Post(Ringing)).Status);

        Assert.Equal(200, (await Get(Answer)).Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Many_webhooks_at_once_are_all_handed_on()
    {
        Start(new EventListenerOptions());

        var posts = new List<Task<(int Status, string Body)>>();
        for (var number = 0; number < 200; number++) posts.Add(Post($$"""{"uuid":"u{{number}}","status":"ringing"}"""));
        Assert.All(await Task.WhenAll(posts), static answer => Assert.Equal(204, answer.Status));

        var seen = new HashSet<string?>();
        while (seen.Count < 200) seen.Add(NextEvent().Uuid);
    }

    [Fact]
    public async Task A_reply_is_what_the_service_gets()
    {
        Start(new EventListenerOptions { AsksForReplies = true });

        var input = Post("""{"dtmf":{"digits":"1"},"uuid":"u1"}""");
        var arrival = Next();
        Assert.True(arrival.Reply!.IsAwaited);
        Assert.True(arrival.Reply.TrySend(EventAnswer.With(Hello)));

        Assert.Equal((200, """[{"action":"talk","text":"Grüße"}]"""), await input);
        Assert.False(arrival.Reply.TrySend(EventAnswer.Empty), "A second reply was taken.");
    }

    public static TheoryData<string, bool, int> LateCases => new()
    {
        { """{"uuid":"u1","from":"1","to":"2"}""", false, 503 },
        { """{"uuid":"u1","from":"1","to":"2"}""", true, 200 },
        { """{"uuid":"u1","dtmf":{"digits":"1"}}""", true, 503 },
        { """{"payload":1}""", true, 503 },
        { Ringing, true, 204 },
        { """{"recording_url":"x"}""", true, 204 },
    };

    [Theory]
    [MemberData(nameof(LateCases))]
    public async Task A_reply_that_does_not_come_in_time_is_replaced_and_reported(string json, bool hasNcco, int status)
    {
        Start(new EventListenerOptions
        {
            AsksForReplies = true,
            Ncco = hasNcco ? Hello : null,
            AnswerTimeout = TimeSpan.FromMilliseconds(200),
            EventTimeout = TimeSpan.FromMilliseconds(200),
        });

        Assert.Equal(status, (await Post(json)).Status);

        var arrival = Next();
        Assert.False(arrival.Reply!.TrySend(EventAnswer.With(Hello)), "The reply came too late, and was taken.");
        Assert.Contains("was not ready within 0.2 seconds", Next().Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_allowed_are_within_what_the_service_allows()
    {
        var options = new EventListenerOptions();
        Assert.InRange(options.AnswerTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4.5));
        Assert.InRange(options.EventTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9.5));
    }

    [Fact]
    public async Task With_a_secret_only_signed_webhooks_pass()
    {
        Start(new EventListenerOptions { Ncco = Hello, Signature = new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), WebhookTokens.SecretBytes) });
        var body = Encoding.UTF8.GetBytes(Ringing);
        var token = WebhookTokens.Sign(body, DateTimeOffset.UtcNow);

        Assert.Equal(204, (await Post(Ringing, token)).Status);
        Assert.Equal("ringing", NextEvent().Summary);
        Assert.Equal(200, (await Get(Answer, WebhookTokens.Sign([], DateTimeOffset.UtcNow))).Status);
        Assert.Equal("answer", NextEvent().EventType);

        Assert.Equal(401, (await Post(Ringing)).Status);
        Assert.Contains("TokenMissing", NextWarning(), StringComparison.Ordinal);
        Assert.Equal((401, ""), await Post("""{"uuid":"u2","status":"ringing"}""", token));
        Assert.Contains("PayloadChanged", NextWarning(), StringComparison.Ordinal);
        Assert.Equal(401, (await Post(Ringing, WebhookTokens.Sign(body, DateTimeOffset.UtcNow.AddMinutes(-10)))).Status);
        Assert.Contains("TooOld", NextWarning(), StringComparison.Ordinal);
        Assert.Equal(401, (await Get(Answer)).Status);
        Assert.Contains("TokenMissing", NextWarning(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("{\"status\":")]
    [InlineData("{}")]
    [InlineData("[17]")]
    public async Task What_is_no_event_is_refused_and_reported(string body)
    {
        Start(new EventListenerOptions());

        Assert.Equal(400, (await Post(body)).Status);
        Assert.Contains("A webhook from 127.0.0.1 was refused: it cannot be understood", Next().Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        Start(new EventListenerOptions());
        var longest = $$"""{"status":"x","payload":"{{new string('x', EventListenerOptions.BodyLimit - 27)}}"}""";
        Assert.Equal(EventListenerOptions.BodyLimit, longest.Length);

        Assert.Equal(204, (await Post(longest)).Status);
        Assert.Equal("x", NextEvent().Summary);
        Assert.Equal(413, (await Post(longest + " ")).Status);
        Assert.Contains("longer than 1048576 bytes", NextWarning(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_never_comes_is_not_waited_for()
    {
        Start(new EventListenerOptions { ReadTimeout = TimeSpan.FromMilliseconds(200) });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(_listener!.Address).Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{new Uri(_listener.Address).Port}\r\nContent-Length: 100\r\n\r\n{{"), TestContext.Current.CancellationToken);

        Assert.Contains("did not arrive in time", NextWarning(), StringComparison.Ordinal);
        Assert.Equal(204, (await Post(Ringing)).Status);
    }

    [Fact]
    public async Task A_client_that_sends_a_byte_now_and_then_is_cut_off_and_holds_up_nobody()
    {
        Start(new EventListenerOptions { ReadTimeout = TimeSpan.FromSeconds(1) });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(_listener!.Address).Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{new Uri(_listener.Address).Port}\r\nContent-Length: 100000\r\n\r\n{{"), TestContext.Current.CancellationToken);
        Assert.Equal(204, (await Post(Ringing)).Status);

        Assert.True(await IsCutOffAsync(stream, " "u8.ToArray()), "A body in single bytes was waited for.");
        Assert.Equal(204, (await Post(Ringing)).Status);
    }

    // How long such a client is listened to is up to the system's listener; that it holds up nobody is up to this one.
    [Fact]
    public async Task A_hundred_clients_that_never_come_to_the_end_of_their_headers_hold_up_nobody()
    {
        Start(new EventListenerOptions());
        var port = new Uri(_listener!.Address).Port;
        var slow = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 100; number++)
            {
                var socket = new TcpClient();
                slow.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-"), TestContext.Current.CancellationToken);
            }

            var watch = Stopwatch.StartNew();
            for (var number = 0; number < 20; number++) Assert.Equal(204, (await Post(Ringing)).Status);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        }
        finally
        {
            foreach (var socket in slow) socket.Dispose();
        }
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        Start(new EventListenerOptions());
        var port = new Uri(_listener!.Address).Port;
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"), TestContext.Current.CancellationToken);

        Assert.True(await IsCutOffAsync(stream, Encoding.ASCII.GetBytes($"X-A: {new string('a', 8000)}\r\n")), "Headers of 800 KB were taken.");
        Assert.Equal(204, (await Post(Ringing)).Status);
    }

    [Fact]
    public async Task A_signed_webhook_is_taken_once_within_the_time_that_its_signature_is_young()
    {
        Start(new EventListenerOptions { Signature = new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), WebhookTokens.SecretBytes) });
        var token = WebhookTokens.Sign(Encoding.UTF8.GetBytes(Ringing), DateTimeOffset.UtcNow);

        Assert.Equal(204, (await Post(Ringing, token)).Status);
        Assert.Equal("ringing", NextEvent().Summary);
        Assert.Equal(401, (await Post(Ringing, token)).Status);
        Assert.Contains("its signature was used before", NextWarning(), StringComparison.Ordinal);
        Assert.Equal(204, (await Post(Ringing, WebhookTokens.Sign(Encoding.UTF8.GetBytes(Ringing), DateTimeOffset.UtcNow))).Status);
    }

    [Fact]
    public async Task A_signed_webhook_that_found_no_place_may_come_again()
    {
        Start(new EventListenerOptions { QueueLimit = 1, Signature = new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), WebhookTokens.SecretBytes) });
        var token = WebhookTokens.Sign(Encoding.UTF8.GetBytes(Ringing), DateTimeOffset.UtcNow);

        Assert.Equal(204, (await Post(Ringing, WebhookTokens.Sign(Encoding.UTF8.GetBytes(Ringing), DateTimeOffset.UtcNow))).Status);
        Assert.Equal(503, (await Post(Ringing, token)).Status);
        while (_listener!.Take(TimeSpan.FromMilliseconds(200), CancellationToken.None) is not null) { }
        Assert.Equal(204, (await Post(Ringing, token)).Status);
    }

    [Fact]
    public void What_is_remembered_of_webhooks_is_bounded_in_time_and_number()
    {
        var now = DateTimeOffset.UnixEpoch;
        var memory = new ReplayMemory(capacity: 3);
        Assert.True(memory.TryAdd("a", now.AddMinutes(5), now));
        Assert.False(memory.TryAdd("a", now.AddMinutes(5), now.AddMinutes(5)));
        Assert.True(memory.TryAdd("a", now.AddMinutes(10), now.AddMinutes(6)));

        foreach (var id in new[] { "b", "c", "d" }) Assert.True(memory.TryAdd(id, now.AddMinutes(10), now.AddMinutes(6)));
        Assert.False(memory.TryAdd("d", now.AddMinutes(10), now.AddMinutes(6)));
        Assert.True(memory.TryAdd("a", now.AddMinutes(10), now.AddMinutes(6)));
    }

    [Fact]
    public async Task A_signature_is_checked_before_the_body_is_understood()
    {
        Start(new EventListenerOptions { Signature = new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), WebhookTokens.SecretBytes) });
        Assert.Equal(401, (await Post("no JSON at all")).Status);
        Assert.Contains("TokenMissing", NextWarning(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused(string method)
    {
        Start(new EventListenerOptions());
        using var request = new HttpRequestMessage(new HttpMethod(method), _listener!.Address);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Only_what_is_below_the_prefix_is_heard()
    {
        Start(new EventListenerOptions { Prefix = ListenerPrefix.Parse("http://localhost:0/hooks") });
        var address = new Uri(_listener!.Address);
        Assert.Equal("/hooks/", address.AbsolutePath);

        using var inside = await _client.GetAsync(new Uri(address, "event?uuid=u1&status=ringing"), TestContext.Current.CancellationToken);
        using var outside = await _client.GetAsync(new Uri(address, "/event?uuid=u1&status=ringing"), TestContext.Current.CancellationToken);
        using var byName = await _client.GetAsync(new Uri($"http://localhost:{address.Port}/hooks/?uuid=u1&status=ringing"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NoContent), (inside.StatusCode, outside.StatusCode, byName.StatusCode));
    }

    [Fact]
    public async Task Another_name_of_this_machine_is_heard_only_where_every_name_is()
    {
        Start(new EventListenerOptions());
        var address = new Uri(_listener!.Address);
        Assert.Equal(404, await StatusFor(address, "example.ngrok.app"));
        _listener.Dispose();

        Start(new EventListenerOptions { Prefix = ListenerPrefix.Parse($"http://+:{address.Port}/") });
        Assert.Equal(204, await StatusFor(address, "example.ngrok.app"));
    }

    [Fact]
    public async Task When_too_much_waits_the_service_is_told_to_try_again()
    {
        Start(new EventListenerOptions { QueueLimit = 1 });

        Assert.Equal(204, (await Post(Ringing)).Status);
        Assert.Equal(503, (await Post(Ringing)).Status);
        Assert.Equal("ringing", NextEvent().Summary);
        while (_listener!.Take(TimeSpan.FromMilliseconds(200), CancellationToken.None) is { } line) Assert.NotNull(line.Trace);
        Assert.Equal(204, (await Post(Ringing)).Status);
    }

    [Fact]
    public async Task Stopping_lets_the_last_answer_go_out_and_frees_the_port()
    {
        Start(new EventListenerOptions { AsksForReplies = true });
        var answer = Post("""{"uuid":"u1","from":"1","to":"2"}""");
        Next().Reply!.TrySend(EventAnswer.With(Hello));
        _listener!.Stop(TimeSpan.FromSeconds(2));

        Assert.Equal(200, (await answer).Status);
        AssertIsFree(new Uri(_listener.Address).Port);
    }

    [Fact]
    public async Task Disposing_frees_the_port_at_once_whoever_still_waits()
    {
        Start(new EventListenerOptions { AsksForReplies = true });
        var waiting = Post("""{"uuid":"u1","from":"1","to":"2"}""");
        Assert.NotNull(Next().Event);

        var watch = Stopwatch.StartNew();
        _listener!.Dispose();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
        AssertIsFree(new Uri(_listener.Address).Port);
        await waiting.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public void A_port_that_is_taken_is_explained()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = Assert.Throws<ListenerStartException>(() => Start(new EventListenerOptions { Prefix = ListenerPrefix.Parse($"http://127.0.0.1:{port}/") }));
        Assert.Equal($"Port {port} is already in use.", refused.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8090", "http://127.0.0.1:8090/")]
    [InlineData("http://localhost:0/a/b", "http://localhost:0/a/b/")]
    [InlineData("HTTP://+/x/", "http://+:80/x/")]
    [InlineData("http://*:8090/", "http://*:8090/")]
    [InlineData("http://[::1]:8090/", "http://[::1]:8090/")]
    public void A_prefix_is_read_as_it_is_meant(string text, string prefix) => Assert.Equal(prefix, ListenerPrefix.Parse(text).ToString());

    [Theory]
    [InlineData("https://example.com/", "*https, which needs a certificate*")]
    [InlineData("127.0.0.1:8090", "*write it as http://127.0.0.1:8090/*")]
    [InlineData("http://127.0.0.1:65536/", "*ports go up to 65535*")]
    [InlineData("http://+:0/", "*a free port*127.0.0.1 only*")]
    [InlineData("http://127.0.0.1:80/?a=b", "*is not where one can listen*")]
    [InlineData("", "*is not where one can listen*")]
    public void A_prefix_that_is_none_is_refused_in_plain_words(string text, string message)
    {
        var refused = Assert.Throws<FormatException>(() => ListenerPrefix.Parse(text));
        Assert.Matches(System.Text.RegularExpressions.Regex.Escape(message).Replace("\\*", ".*", StringComparison.Ordinal), refused.Message);
    }

    /// <summary>Sends a little every 100 ms until the other end has had enough, or ten seconds are over.</summary>
    private static async Task<bool> IsCutOffAsync(NetworkStream stream, byte[] drop)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                await stream.WriteAsync(drop);
                await Task.Delay(100);
            }
        }
        catch (System.IO.IOException)
        {
            return true;
        }

        return false;
    }

    private static void AssertIsFree(int port)
    {
        using var again = new TcpListener(IPAddress.Loopback, port);
        again.Start();
    }

    private void Start(EventListenerOptions options) => _listener = EventListener.Start(options);

    private EventArrival Next() =>
        _listener!.Take(Patience, CancellationToken.None) ?? throw new TimeoutException("Nothing arrived.");

    private VoiceEvent NextEvent()
    {
        while (true)
        {
            if (Next().Event is { } received) return received;
        }
    }

    private string NextWarning()
    {
        while (true)
        {
            var arrival = Next();
            Assert.Null(arrival.Event);
            if (arrival.Warning is { } warning) return warning;
        }
    }

    private Task<(int Status, string Body)> Post(string body, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, _listener!.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, token);

    private Task<(int Status, string Body)> Get(string target, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, _listener!.Address + target), token);

    private async Task<int> StatusFor(Uri address, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "?uuid=u1&status=ringing"));
        request.Headers.Host = host;
        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request, string? token)
    {
        using (request)
        {
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await _client.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
