using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VoicePS.Bench.Server;

/// <summary>
/// A Voice API that costs as little as it can, in a process of its own: so many calls, so long for each answer, and 429
/// for whoever asks more often than is allowed. It counts what it sees.
/// </summary>
internal static class BenchServer
{
    /// <summary>The argument that makes this program the server.</summary>
    public const string Argument = "serve";

    /// <summary>Serves until its standard input ends; says its port on the first line of its output.</summary>
    public static async Task RunAsync()
    {
        var state = new ServerState();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();

        app.MapPost("/setup", (int calls, int latency, double limit, int polls) => state.Setup(calls, latency, limit, polls));
        app.MapGet("/counts", () => Results.Text(state.Counts(), "application/json"));
        app.MapGet("/v1/calls", (HttpContext http) => state.AnswerAsync(http, static (s, h) => s.List(h)));
        app.MapGet("/v1/calls/{id}", (HttpContext http, string id) => state.AnswerAsync(http, (s, _) => s.One(id)));
        app.MapPost("/v1/calls", (HttpContext http) => state.AnswerAsync(http, static (s, h) => s.Create(h)));
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started this closes the input when it ends.
        }
    }

    private sealed class ServerState
    {
        private readonly Lock _gate = new();
        private readonly ConcurrentDictionary<string, byte> _connections = new();
        private readonly ConcurrentDictionary<string, int> _polled = new();
        private readonly Queue<long> _allowed = new();
        private byte[][] _pages = [];
        private int _calls;
        private int _latency;
        private int _polls;
        private double _limit;
        private int _requests;
        private int _refused;
        private int _created;
        private int _inFlight;
        private int _mostInFlight;

        public void Setup(int calls, int latency, double limit, int polls)
        {
            lock (_gate)
            {
                (_calls, _latency, _limit, _polls) = (calls, latency, limit, polls);
                _pages = CallText.Pages(Math.Min(calls, 20_000));
                _connections.Clear();
                _polled.Clear();
                _allowed.Clear();
                _requests = _refused = _created = _mostInFlight = 0;
            }
        }

        public string Counts()
        {
            lock (_gate)
            {
                var most = _polled.IsEmpty ? 0 : _polled.Values.Max();
                return $$"""{"requests":{{_requests}},"refused":{{_refused}},"created":{{_created}},"connections":{{_connections.Count}},"mostInFlight":{{_mostInFlight}},"mostPolls":{{most}}}""";
            }
        }

        public async Task AnswerAsync(HttpContext http, Func<ServerState, HttpContext, byte[]> answer)
        {
            Enter(http);
            try
            {
                if (_latency > 0) await Task.Delay(_latency);
                var refused = !IsAllowed();
                var body = refused ? """{"title":"Too many requests"}"""u8.ToArray() : answer(this, http);
                http.Response.StatusCode = refused ? 429 : http.Request.Method == "POST" ? 201 : 200;
                http.Response.ContentType = "application/json";
                http.Response.ContentLength = body.Length;
                await http.Response.Body.WriteAsync(body);
            }
            finally
            {
                lock (_gate) _inFlight--;
            }
        }

        public byte[] List(HttpContext http)
        {
            var size = int.Parse(http.Request.Query["page_size"]!, CultureInfo.InvariantCulture);
            var index = int.TryParse(http.Request.Query["record_index"], CultureInfo.InvariantCulture, out var given) ? given : 0;
            if (size != CallText.PageSize) return CallText.Page(CallText.Calls(index, Math.Min(size, _calls - index)), size, index, _calls);

            return CallText.Page(_pages[index / size % _pages.Length], size, index, _calls);
        }

        public byte[] One(string id)
        {
            var polls = _polled.AddOrUpdate(id, 1, static (_, count) => count + 1);
            return Encoding.UTF8.GetBytes(CallText.One(id, _polls == 0 || polls >= _polls ? "completed" : "answered"));
        }

        public byte[] Create(HttpContext http)
        {
            var number = Interlocked.Increment(ref _created);
            _ = http;
            return Encoding.UTF8.GetBytes($$"""{"uuid":"{{CallText.Id(number)}}","status":"started","direction":"outbound","conversation_uuid":"CON-{{CallText.Id(number)}}"}""");
        }

        private void Enter(HttpContext http)
        {
            _connections.TryAdd(http.Connection.Id, 0);
            lock (_gate)
            {
                _requests++;
                _mostInFlight = Math.Max(_mostInFlight, ++_inFlight);
            }
        }

        // No more than the limit in any second, counted when they are answered, as a gateway does.
        private bool IsAllowed()
        {
            if (_limit <= 0) return true;
            lock (_gate)
            {
                var now = Environment.TickCount64;
                while (_allowed.Count > 0 && now - _allowed.Peek() >= 1000) _allowed.Dequeue();
                if (_allowed.Count < _limit)
                {
                    _allowed.Enqueue(now);
                    return true;
                }

                _refused++;
                return false;
            }
        }
    }
}
