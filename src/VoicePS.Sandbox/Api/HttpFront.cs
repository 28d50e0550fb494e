using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Listening;
using VoicePS.Sandbox.Faults;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Api;

/// <summary>Takes requests from the listener, many at a time, has them answered, and sends the answers, in good order or not.</summary>
internal sealed class HttpFront : IDisposable
{
    private static readonly TimeSpan BodyDeadline = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<HttpListenerContext, bool> _underWay = new();
    private readonly HttpListener _listener;
    private readonly ApiDoor _door;
    private readonly FaultBook _faults;
    private readonly ISandboxClock _clock;
    private readonly RequestLog _log;

    /// <param name="listener">Where requests come in. Closed with the front.</param>
    /// <param name="door">Answers them.</param>
    /// <param name="faults">What goes wrong.</param>
    /// <param name="clock">Real time, which answers are dated with where the clock is to be off.</param>
    /// <param name="log">Gets a line for each request.</param>
    public HttpFront(HttpListener listener, ApiDoor door, FaultBook faults, ISandboxClock clock, RequestLog log)
    {
        _listener = listener;
        _door = door;
        _faults = faults;
        _clock = clock;
        _log = log;
    }

    private bool IsClosed => _closing.IsCancellationRequested;

    public void Begin() => _ = Task.Run(AcceptAsync);

    public void Dispose()
    {
        // The source itself is not disposed: requests under way still look at it.
        _closing.Cancel();
        // The listener of .NET would send each of them an empty 200.
        foreach (var context in _underWay.Keys) ConnectionBreaker.Reset(context);
        _listener.Abort();
    }

    private async Task AcceptAsync()
    {
        while (!IsClosed)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // One connection can fail and the next succeed; only a listener that is closed gives no more.
                if (IsClosed || !_listener.IsListening) return;
                continue;
            }

            _ = Task.Run(() => ServeAsync(context));
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var watch = Stopwatch.StartNew();
        var method = context.Request.HttpMethod;
        var path = PathOf(context.Request.RawUrl);
        var trouble = _faults.Meet(method, path);
        _underWay[context] = true;
        try
        {
            var request = await ReadAsync(context, path, trouble.ClockOffset).ConfigureAwait(false);
            var status = await AnswerAsync(context, request, trouble).ConfigureAwait(false);
            _log.Write(method, path, status?.ToString(CultureInfo.InvariantCulture) ?? "reset", watch.Elapsed, trouble.Names);
        }
        catch (Exception broken)
        {
            // The client went away, or the sandbox is being stopped: there is nobody left to answer.
            if (!IsClosed) Trace.TraceInformation("VoicePS sandbox, {0} {1} was cut off: {2}", method, path, broken.Message);
            ConnectionBreaker.Reset(context);
            _log.Write(method, path, "aborted", watch.Elapsed, trouble.Names);
        }
        finally
        {
            _underWay.TryRemove(context, out _);
        }
    }

    /// <summary>Answers a request. Gives the status; null where the connection was reset instead.</summary>
    private async Task<int?> AnswerAsync(HttpListenerContext context, ApiRequest request, RequestTrouble trouble)
    {
        if (trouble.Latency > TimeSpan.Zero) await Task.Delay(trouble.Latency, _closing.Token).ConfigureAwait(false);
        if (trouble.Instead?.Kind == VoiceSandboxFaultKind.ResetBefore)
        {
            ConnectionBreaker.Reset(context);
            return null;
        }

        var now = _clock.UtcNow + trouble.ClockOffset;
        var response = trouble.Instead is { } error ? FaultAnswers.Error(error, request.TraceId, now) : Handle(request);
        var spoiler = trouble.Spoil(response.HasBody && request.Method != "HEAD", response.IsJson);
        if (spoiler?.Kind == VoiceSandboxFaultKind.ResetAfter)
        {
            ConnectionBreaker.Reset(context);
            return null;
        }

        if (trouble.ClockOffset != TimeSpan.Zero) context.Response.Headers["Date"] = now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        await new AnswerWriter(context, request, spoiler, _closing.Token).SendAsync(response).ConfigureAwait(false);
        return response.Status;
    }

    // Whatever a request provokes, the sandbox stays up, and says so to the client and to the log.
    private ApiResponse Handle(ApiRequest request)
    {
        try
        {
            return _door.Handle(request);
        }
        catch (Exception failure) when (!IsClosed)
        {
            Trace.TraceError("VoicePS sandbox, {0} {1}: {2}", request.Method, request.Path, failure);
            return Errors.ServerError(request.TraceId);
        }
    }

    private static async Task<ApiRequest> ReadAsync(HttpListenerContext context, string path, TimeSpan clockOffset)
    {
        var source = context.Request;
        var body = source.HasEntityBody ? await ReadBodyAsync(context).ConfigureAwait(false) : Array.Empty<byte>();
        return new ApiRequest
        {
            Method = source.HttpMethod,
            Path = path,
            Query = QueryOf(source.RawUrl),
            Authorization = source.Headers["Authorization"],
            ContentType = source.ContentType,
            Accept = source.Headers["Accept"],
            Range = source.Headers["Range"],
            IfRange = source.Headers["If-Range"],
            IfNoneMatch = source.Headers["If-None-Match"],
            Body = body ?? Array.Empty<byte>(),
            IsBodyTooLarge = body is null,
            ClockOffset = clockOffset,
        };
    }

    // While a body is under way the connection is marked as not to be kept. Otherwise the listener, when it is
    // stopped, waits for a second in the hope that the rest arrives and the connection can be used again.
    private static async Task<byte[]?> ReadBodyAsync(HttpListenerContext context)
    {
        var keepAlive = context.Response.KeepAlive;
        context.Response.KeepAlive = false;
        var body = await BodyReader.ReadAsync(context.Request.InputStream, BodyDeadline).ConfigureAwait(false);
        context.Response.KeepAlive = keepAlive;
        return body;
    }

    private static string PathOf(string? target)
    {
        var path = OriginForm(target);
        var end = path.IndexOf('?');
        return end < 0 ? path : path.Substring(0, end);
    }

    private static string QueryOf(string? target)
    {
        var path = OriginForm(target);
        var start = path.IndexOf('?');
        return start < 0 ? "" : path.Substring(start + 1);
    }

    // A client behind a proxy writes the whole URL.
    private static string OriginForm(string? target)
    {
        if (target is null) return "/";
        if (target.StartsWith("/", StringComparison.Ordinal)) return target;
        return Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.PathAndQuery : target;
    }
}
