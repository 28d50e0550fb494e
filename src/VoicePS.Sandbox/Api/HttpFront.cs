using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Core.Listening;

namespace VoicePS.Sandbox.Api;

/// <summary>Takes requests from the listener, many at a time, has them answered, and sends the answers.</summary>
internal sealed class HttpFront : IDisposable
{
    private static readonly TimeSpan BodyDeadline = TimeSpan.FromSeconds(30);

    private readonly HttpListener _listener;
    private readonly CallsApi _api;
    private readonly RequestLog _log;
    private volatile bool _closed;

    public HttpFront(HttpListener listener, CallsApi api, RequestLog log)
    {
        _listener = listener;
        _api = api;
        _log = log;
    }

    public void Begin() => _ = Task.Run(AcceptAsync);

    public void Dispose()
    {
        _closed = true;
        _listener.Abort();
    }

    private async Task AcceptAsync()
    {
        while (!_closed)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // One connection can fail and the next succeed; only a listener that is closed gives no more.
                if (_closed || !_listener.IsListening) return;
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
        try
        {
            var request = await ReadAsync(context, path).ConfigureAwait(false);
            var response = Answer(request);
            await SendAsync(context.Response, request, response).ConfigureAwait(false);
            _log.Write(method, path, response.Status.ToString(CultureInfo.InvariantCulture), watch.Elapsed);
        }
        catch (Exception broken)
        {
            // The client went away, or the sandbox is being stopped: there is nobody left to answer.
            if (!_closed) Trace.TraceInformation("VoicePS sandbox, {0} {1} was cut off: {2}", method, path, broken.Message);
            context.Response.Abort();
            _log.Write(method, path, "aborted", watch.Elapsed);
        }
    }

    // Whatever a request provokes, the sandbox stays up, and says so to the client and to the log.
    private ApiResponse Answer(ApiRequest request)
    {
        try
        {
            return _api.Handle(request);
        }
        catch (Exception failure) when (!_closed)
        {
            Trace.TraceError("VoicePS sandbox, {0} {1}: {2}", request.Method, request.Path, failure);
            return Errors.ServerError(request.TraceId);
        }
    }

    private static async Task<ApiRequest> ReadAsync(HttpListenerContext context, string path)
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
            Range = source.Headers["Range"],
            IfRange = source.Headers["If-Range"],
            IfNoneMatch = source.Headers["If-None-Match"],
            Body = body ?? Array.Empty<byte>(),
            IsBodyTooLarge = body is null,
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

    private static async Task SendAsync(HttpListenerResponse target, ApiRequest request, ApiResponse response)
    {
        target.StatusCode = response.Status;
        target.Headers["x-nexmo-trace-id"] = request.TraceId.ToString("N");
        if (response.ContentType is { } type) target.ContentType = type;
        if (response.Allow is { } allow) target.Headers["Allow"] = allow;
        foreach (var header in response.Headers) target.Headers[header.Key] = header.Value;
        // What is left of a body that was too large cannot be told from the next request.
        if (request.IsBodyTooLarge) target.KeepAlive = false;

        if (response.File is { } file)
        {
            await SendFileAsync(target, request, file).ConfigureAwait(false);
        }
        // A HEAD has no body in its answer, only the answer's length, and a length that is not kept breaks the connection.
        else if (request.Method == "HEAD" || response.Body.Length == 0)
        {
            target.ContentLength64 = 0;
        }
        else
        {
            target.ContentLength64 = response.Body.Length;
            await target.OutputStream.WriteAsync(response.Body, 0, response.Body.Length).ConfigureAwait(false);
        }

        target.Close();
    }

    private static async Task SendFileAsync(HttpListenerResponse target, ApiRequest request, FileSlice file)
    {
        target.ContentLength64 = file.Length;
        if (request.Method == "HEAD")
        {
            // Here the length is what the client wants to know; the connection cannot be kept then.
            target.KeepAlive = false;
            return;
        }

        using var source = file.Open();
        source.Position = file.Offset;
        var buffer = new byte[64 * 1024];
        var rest = file.Length;
        while (rest > 0)
        {
            var count = await source.ReadAsync(buffer, 0, (int)Math.Min(buffer.Length, rest)).ConfigureAwait(false);
            if (count == 0) throw new EndOfStreamException("The file is shorter than announced.");

            await target.OutputStream.WriteAsync(buffer, 0, count).ConfigureAwait(false);
            rest -= count;
        }
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
