using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Listening;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox.Webhooks;

/// <summary>What receivers get over real HTTP, and what is made of their answers.</summary>
public sealed class WebhookSenderTests : IDisposable
{
    private const string Ncco = """[{"action":"talk","text":"Grüße","loop":0,"level":0.5}]""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly WebhookTimes Patient = WebhookTimes.Default with
    {
        Connect = Patience,
        BetweenAttempts = TimeSpan.FromMilliseconds(50),
    };

    // For what never comes: short enough to be waited for, and still so long that a busy machine gets the request across.
    private static readonly WebhookTimes Short = Patient with
    {
        Answer = TimeSpan.FromMilliseconds(1000),
        Event = TimeSpan.FromMilliseconds(1500),
    };

    private static readonly WebhookMessage Ringing = Message("status", new()
    {
        ["headers"] = new Dictionary<string, object?>(),
        ["from"] = "447700900001",
        ["to"] = "447700900000",
        ["uuid"] = "u-1",
        ["conversation_uuid"] = "CON-1",
        ["status"] = "ringing",
        ["start_time"] = null,
        ["timestamp"] = "2026-11-23T10:00:00.150Z",
    });

    private static readonly WebhookMessage Answer = Message("answer", new()
    {
        ["to"] = "447700900000",
        ["from"] = "447700900001",
        ["uuid"] = "u-1",
        ["conversation_uuid"] = "CON-1",
    });

    private static readonly WebhookMessage Input = Message("input", new()
    {
        ["speech"] = new Dictionary<string, object?> { ["results"] = Array.Empty<object>() },
        ["dtmf"] = new Dictionary<string, object?> { ["digits"] = "12#", ["timed_out"] = false },
        ["note"] = "a+b & c=ü/?",
        ["size"] = 18990L,
        ["is_new"] = true,
    });

    private readonly SandboxEventLog _log = new(SystemClock.Instance);
    private readonly List<IDisposable> _used = [];

    public void Dispose()
    {
        foreach (var one in Enumerable.Reverse(_used)) one.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task By_POST_the_fields_are_the_body_in_their_order_as_JSON()
    {
        var receiver = Receiver(_ => ScriptedServer.Empty(204));
        Sender().Tell(new WebhookTarget(receiver.BaseUri + "event?a=1", false), Ringing);

        var request = Assert.Single(await ReceivedAsync(receiver, 1));
        Assert.Equal("POST", request.Method);
        Assert.Equal("/event?a=1", request.Target);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(
            """{"headers":{},"from":"447700900001","to":"447700900000","uuid":"u-1","conversation_uuid":"CON-1","status":"ringing","start_time":null,"timestamp":"2026-11-23T10:00:00.150Z"}""",
            request.Body);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.False(request.Headers.ContainsKey("Expect"));
    }

    [Theory]
    [InlineData("event", "/event?")]
    [InlineData("event?", "/event?")]
    [InlineData("event?id=7", "/event?id=7&")]
    [InlineData("event?id=7&", "/event?id=7&")]
    [InlineData("event?id=7#top", "/event?id=7&")]
    public async Task By_GET_the_fields_are_the_query_with_objects_as_JSON_text(string path, string begin)
    {
        var receiver = Receiver(_ => ScriptedServer.Empty(204));
        Sender().Tell(new WebhookTarget(receiver.BaseUri + path, true), Input);

        var request = Assert.Single(await ReceivedAsync(receiver, 1));
        Assert.Equal("GET", request.Method);
        Assert.Equal(
            begin + "speech=%7B%22results%22%3A%5B%5D%7D&dtmf=%7B%22digits%22%3A%2212%23%22%2C%22timed_out%22%3Afalse%7D"
            + "&note=a%2Bb%20%26%20c%3D%C3%BC%2F%3F&size=18990&is_new=true",
            request.Target);
        Assert.Equal("", request.Body);
        Assert.False(request.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public async Task By_GET_what_has_no_value_is_left_out()
    {
        var receiver = Receiver(_ => ScriptedServer.Empty(204));
        Sender().Tell(new WebhookTarget(receiver.BaseUri + "e", true), Ringing);

        var request = Assert.Single(await ReceivedAsync(receiver, 1));
        Assert.Equal(
            "/e?headers=%7B%7D&from=447700900001&to=447700900000&uuid=u-1&conversation_uuid=CON-1&status=ringing&timestamp=2026-11-23T10%3A00%3A00.150Z",
            request.Target);
    }

    [Fact]
    public async Task An_answer_with_an_NCCO_is_its_actions()
    {
        var receiver = Receiver(_ => ScriptedServer.Json(200, Ncco));
        var reply = await AskAsync(Sender(), receiver, null, Answer);

        Assert.Equal(200, reply.Status);
        Assert.Null(reply.Problem);
        var action = Assert.Single(reply.Ncco!);
        Assert.Equal(["action", "text", "loop", "level"], action.Keys);
        Assert.Equal(["talk", "Grüße", 0L, 0.5m], action.Values);
        Assert.Equal("GET", receiver.Requests[0].Method);
        Assert.Equal("/?to=447700900000&from=447700900001&uuid=u-1&conversation_uuid=CON-1", receiver.Requests[0].Target);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData(" \r\n", null, null)]
    [InlineData("[]", 0, null)]
    [InlineData("\uFEFF[{\"action\":\"talk\"}]", 1, null)]
    [InlineData("{}", null, "The answer is not an NCCO: it is no array.")]
    [InlineData("OK", null, "The answer is not an NCCO: it is no JSON.")]
    [InlineData("[{\"action\":\"talk\"}", null, "The answer is not an NCCO: it is no JSON.")]
    [InlineData("[\"talk\"]", null, "The answer is not an NCCO: something in the array is no action.")]
    public async Task An_answer_may_hold_an_NCCO_or_nothing(string body, int? actions, string? problem)
    {
        // As text: the service does not mind how an NCCO is labelled.
        var receiver = Receiver(_ => ScriptedServer.Answer(200, "text/plain", body));
        var fallback = Receiver(_ => ScriptedServer.Json(200, Ncco));
        var reply = await AskAsync(Sender(), receiver, fallback, Input);

        Assert.Equal(200, reply.Status);
        Assert.Equal(actions, reply.Ncco?.Count);
        Assert.Equal(problem, reply.Problem);
        Assert.Equal(problem, Assert.Single(_log.Read()).Delivery!.Problem);
        Assert.Empty(fallback.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_receiver_that_is_busy_is_asked_once_more_and_then_the_fallback_with_the_reason(int status)
    {
        var busy = Receiver(_ => ScriptedServer.Empty(status));
        var fallback = Receiver(_ => ScriptedServer.Json(200, Ncco));
        var watch = Stopwatch.StartNew();
        var reply = await AskAsync(Sender(), busy, fallback, Answer, isGet: false);

        Assert.True(watch.Elapsed >= Patient.BetweenAttempts);
        Assert.Equal("Grüße", Assert.Single(reply.Ncco!)["text"]);
        Assert.Equal(2, busy.Requests.Count);
        Assert.Equal(busy.Requests[0].Body, busy.Requests[1].Body);
        Assert.Equal(
            $$$"""{"to":"447700900000","from":"447700900001","uuid":"u-1","conversation_uuid":"CON-1","reason":"HTTP status {{{status}}}.","original_request":{"url":"{{{busy.BaseUri}}}","type":"answer"}}""",
            Assert.Single(fallback.Requests).Body);

        var (first, second) = (_log.Read()[0], _log.Read()[1]);
        Assert.Equal(new Delivery(2, status, $"HTTP status {status}."), first.Delivery);
        Assert.Equal(new Delivery(1, 200, null), second.Delivery);
        Assert.Equal(fallback.BaseUri.ToString(), second.Target!.Url);
    }

    [Fact]
    public async Task The_fallback_is_tried_twice_as_well_and_its_failure_is_the_last_word()
    {
        var busy = Receiver(_ => ScriptedServer.Empty(503));
        var fallback = Receiver(_ => ScriptedServer.Empty(504));
        var reply = await AskAsync(Sender(), busy, fallback, Input);

        Assert.Equal(new WebhookReply(504, null, "HTTP status 504."), reply);
        Assert.Equal([2, 2], new[] { busy.Requests.Count, fallback.Requests.Count });
        Assert.Contains("original_request=%7B%22url%22%3A%22http%3A%2F%2F127.0.0.1", fallback.Requests[0].Target, StringComparison.Ordinal);
        Assert.EndsWith("%22type%22%3A%22event%22%7D", fallback.Requests[0].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Other_failures_are_not_repeated_but_go_to_the_fallback(int status)
    {
        var failing = Receiver(_ => ScriptedServer.Answer(status, "text/html", "<p>Sorry</p>", "Location: /elsewhere"));
        var fallback = Receiver(_ => ScriptedServer.Json(200, Ncco));
        var reply = await AskAsync(Sender(), failing, fallback, Answer);

        Assert.NotNull(reply.Ncco);
        Assert.Single(failing.Requests);
        Assert.Single(fallback.Requests);
    }

    [Fact]
    public async Task Without_a_fallback_a_failure_is_what_comes_back()
    {
        var failing = Receiver(_ => ScriptedServer.Json(500, Ncco));
        Assert.Equal(new WebhookReply(500, null, "HTTP status 500."), await AskAsync(Sender(), failing, null, Answer));
    }

    [Theory]
    [InlineData("answer", 1000)]
    [InlineData("input", 1500)]
    public async Task Who_does_not_answer_in_time_is_asked_once_more(string kind, int milliseconds)
    {
        var silent = Receiver(_ => null);
        var watch = Stopwatch.StartNew();
        var reply = await AskAsync(Sender(times: Short), silent, null, Answer with { Kind = kind });

        Assert.Equal(new WebhookReply(null, null, "Response timed out."), reply);
        Assert.Equal(2, silent.Requests.Count);
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(2 * milliseconds), $"It took only {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_body_that_never_ends_runs_out_of_time_too()
    {
        using var slow = new SlowServer();
        var reply = await Sender(times: Short).AskAsync(
            new WebhookTarget(slow.Url, true), null, Answer, TestContext.Current.CancellationToken);
        Assert.Equal(new WebhookReply(null, null, "Response timed out."), reply);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_closes_the_connection_is_asked_exactly_once_more(bool isGet)
    {
        var requests = 0;
        var receiver = Receiver(_ => Interlocked.Increment(ref requests) == 1 ? "" : ScriptedServer.Json(200, Ncco));
        Assert.NotNull((await AskAsync(Sender(), receiver, null, Answer, isGet)).Ncco);
        Assert.Equal(2, Assert.Single(_log.Read()).Delivery!.Attempts);

        var closing = Receiver(_ => "");
        Assert.Equal(new WebhookReply(null, null, "Connection closed."), await AskAsync(Sender(), closing, null, Answer, isGet));
        Assert.Equal(2, closing.Requests.Count);
    }

    [Fact]
    public async Task A_fallback_is_told_why_nobody_else_could_answer()
    {
        var closing = Receiver(_ => "");
        var gone = Receiver(_ => "");
        gone.Close();
        var fallback = Receiver(_ => ScriptedServer.Empty(200));
        var sender = Sender();

        await AskAsync(sender, closing, fallback, Answer, isGet: false);
        await AskAsync(sender, gone, fallback, Answer, isGet: false);

        Assert.Contains("\"reason\":\"Connection closed.\"", fallback.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"Connection refused.\"", fallback.Requests[1].Body, StringComparison.Ordinal);
        Assert.Equal(2, closing.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_is_given_up_before_the_time_for_the_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets a connection wait where the queue of a listener is full.");
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var place = (IPEndPoint)full.LocalEndPoint!;
        for (var i = 0; i < 4; i++)
        {
            var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _used.Add(waiting);
            _ = waiting.ConnectAsync(place, TestContext.Current.CancellationToken).AsTask();
        }

        var times = Patient with { Connect = TimeSpan.FromMilliseconds(200), Answer = TimeSpan.FromMinutes(5) };
        var reply = await Sender(times: times).AskAsync(
            new WebhookTarget($"http://{place}/", true), null, Answer, TestContext.Current.CancellationToken);
        Assert.Equal(new WebhookReply(null, null, "Connection timed out."), reply);
    }

    [Theory]
    [InlineData("example.com/answer")]
    [InlineData("ftp://example.com/answer")]
    [InlineData("")]
    public async Task A_URL_that_is_none_is_a_failure_like_any_other(string url)
    {
        var reply = await Sender().AskAsync(new WebhookTarget(url, false), null, Answer, TestContext.Current.CancellationToken);
        Assert.Equal(new WebhookReply(null, null, "Not an absolute http or https URL."), reply);
        Assert.Equal(0, Assert.Single(_log.Read()).Delivery!.Attempts);
    }

    [Fact]
    public async Task An_answer_of_more_than_1_MB_is_not_read()
    {
        var receiver = Receiver(_ => ScriptedServer.Json(200, new string(' ', 1024 * 1024) + "[]"));
        var reply = await AskAsync(Sender(), receiver, null, Answer);
        Assert.Equal(new WebhookReply(200, null, "The answer is larger than 1 MB."), reply);
    }

    [Fact]
    public async Task Telling_is_repeated_once_and_noted_with_what_became_of_it()
    {
        var busy = Receiver(_ => ScriptedServer.Empty(503));
        using var reader = _log.Follow();
        Sender().Tell(new WebhookTarget(busy.BaseUri.ToString(), false), Ringing);

        var entry = await NextAsync(reader);
        Assert.Equal(new Delivery(2, 503, "HTTP status 503."), entry.Delivery);
        Assert.Equal(2, busy.Requests.Count);
    }

    [Fact]
    public async Task What_the_answer_to_a_notification_says_does_not_matter()
    {
        var receiver = Receiver(_ => ScriptedServer.Answer(200, "text/plain", "Thank you"));
        using var reader = _log.Follow();
        Sender().Tell(new WebhookTarget(receiver.BaseUri.ToString(), false), Ringing);
        Assert.Equal(new Delivery(1, 200, null), (await NextAsync(reader)).Delivery);
    }

    [Fact]
    public void Where_there_is_nobody_to_tell_it_is_noted_all_the_same()
    {
        Sender().Tell(null, Ringing);

        var entry = Assert.Single(_log.Read());
        Assert.Equal(("status", "u-1", "CON-1", Delivery.None), (entry.EventType, entry.Uuid, entry.ConversationUuid, entry.Delivery));
        Assert.Null(entry.ToEvent().Url);
        Assert.False(entry.ToEvent().IsPending);
    }

    [Fact]
    public async Task Thousands_at_once_all_arrive_over_a_few_connections()
    {
        const int Count = 5000;
        var (listener, address) = LocalListener.Open(0);
        _used.Add(listener);
        var bodies = new ConcurrentDictionary<string, int>();
        var underWay = 0;
        var most = 0;
        _ = Task.Run(async () =>
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(async () =>
                {
                    var now = Interlocked.Increment(ref underWay);
                    InterlockedMax(ref most, now);
                    using var text = new StreamReader(context.Request.InputStream);
                    var body = await text.ReadToEndAsync();
                    bodies.AddOrUpdate(body, 1, static (_, count) => count + 1);
                    Interlocked.Decrement(ref underWay);
                    context.Response.StatusCode = 204;
                    context.Response.Close();
                });
            }
        }, TestContext.Current.CancellationToken);

        using var reader = _log.Follow();
        var sender = Sender();
        for (var i = 0; i < Count; i++)
            sender.Tell(new WebhookTarget(address.ToString(), false), Message("status", new() { ["number"] = i }));
        for (var i = 0; i < Count; i++) Assert.Equal(204, (await NextAsync(reader)).Delivery!.Status);

        Assert.Equal(Count, bodies.Count);
        Assert.All(bodies.Values, static count => Assert.Equal(1, count));
        Assert.True(most <= WebhookClient.RequestsPerReceiver, $"{most} requests were under way at once.");
    }

    [Fact]
    public async Task Who_does_not_answer_holds_up_nobody_else()
    {
        var silent = Receiver(_ => null);
        var quick = Receiver(_ => ScriptedServer.Empty(204));
        var sender = Sender();
        for (var i = 0; i < 3 * WebhookClient.RequestsPerReceiver; i++)
            sender.Tell(new WebhookTarget(silent.BaseUri.ToString(), false), Ringing);
        sender.Tell(new WebhookTarget(quick.BaseUri.ToString(), false), Ringing);

        Assert.Single(await ReceivedAsync(quick, 1));
        Assert.True(silent.Requests.Count <= WebhookClient.RequestsPerReceiver);
    }

    [Fact]
    public async Task Whoever_asks_can_stop_waiting()
    {
        var silent = Receiver(_ => null);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asking = Sender().AskAsync(
            new WebhookTarget(silent.BaseUri.ToString(), true), null, Answer, stopping.Token);
        await ReceivedAsync(silent, 1);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal("Nobody waited for the answer any more.", Assert.Single(_log.Read()).Delivery!.Problem);
    }

    [Fact]
    public async Task A_sandbox_that_stops_does_not_wait_for_answers()
    {
        var silent = Receiver(_ => null);
        var sender = Sender();
        using var reader = _log.Follow();
        sender.Tell(new WebhookTarget(silent.BaseUri.ToString(), false), Ringing);
        var asking = sender.AskAsync(new WebhookTarget(silent.BaseUri.ToString(), true), null, Answer, TestContext.Current.CancellationToken);
        await ReceivedAsync(silent, 2);
        sender.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await NextAsync(reader);
        await NextAsync(reader);
        Assert.Contains(_log.Read(), static entry => entry.Delivery!.Problem == "The sandbox was stopped.");
    }

    private static WebhookMessage Message(string kind, Dictionary<string, object?> fields) => new(kind, "u-1", "CON-1", fields);

    private static void InterlockedMax(ref int place, int value)
    {
        for (var old = Volatile.Read(ref place); value > old; old = Volatile.Read(ref place))
            Interlocked.CompareExchange(ref place, value, old);
    }

    private static Task<WebhookReply> AskAsync(
        WebhookSender sender, ScriptedServer target, ScriptedServer? fallback, WebhookMessage message, bool isGet = true) =>
        sender.AskAsync(
            new WebhookTarget(target.BaseUri.ToString(), isGet),
            fallback is null ? null : new WebhookTarget(fallback.BaseUri.ToString(), isGet),
            message,
            TestContext.Current.CancellationToken);

    private static async Task<SandboxLogEntry> NextAsync(SandboxLogReader reader) =>
        (await reader.NextAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken))!;

    private static async Task<IReadOnlyList<SeenRequest>> ReceivedAsync(ScriptedServer receiver, int count)
    {
        var watch = Stopwatch.StartNew();
        while (receiver.Requests.Count < count && watch.Elapsed < Patience)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        return receiver.Requests;
    }

    private ScriptedServer Receiver(Func<SeenRequest, string?> answer)
    {
        var receiver = new ScriptedServer(answer);
        _used.Add(receiver);
        return receiver;
    }

    private WebhookSender Sender(WebhookTimes? times = null)
    {
        var sender = new WebhookSender(_log, times ?? Patient, signer: null);
        _used.Add(sender);
        return sender;
    }

    /// <summary>Announces a body and never sends it all.</summary>
    private sealed class SlowServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> _clients = [];

        public SlowServer()
        {
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    lock (_clients) _clients.Add(client);
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n["));
                }
            });
        }

        public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public void Dispose()
        {
            _listener.Stop();
            lock (_clients) _clients.ForEach(static client => client.Dispose());
        }
    }
}
