using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Sends one request and reads its answer. Connections are kept and shared.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>How many requests may be under way to one receiver at the same time.</summary>
    public const int RequestsPerReceiver = 32;

    private const int MaximumAnswerBytes = 1024 * 1024;
    private const string UserAgent = "VoicePS-Sandbox";

    // The handler that .NET Standard does not know of: only there can the time to connect be limited. Windows PowerShell
    // has none; the time for the whole answer limits it as well.
    private static readonly Type? SocketsHandler = typeof(HttpClientHandler).Assembly.GetType("System.Net.Http.SocketsHttpHandler");

    private readonly WebhookSigner? _signer;
    private readonly HttpClient _local;
    private readonly HttpClient _remote;

    public WebhookClient(WebhookTimes times, WebhookSigner? signer)
    {
        _signer = signer;
        _local = MakeClient(times, useProxy: false);
        _remote = MakeClient(times, useProxy: true);
    }

    /// <summary>Sends JSON, or where there is none, what the URL says.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; running out of time is no exception.</exception>
    public async Task<WebhookAnswer> SendAsync(Uri url, byte[]? json, TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            using var request = MakeRequest(url, json);
            return await ExchangeAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new WebhookAnswer(null, Array.Empty<byte>(), Explain(exception, deadline.IsCancellationRequested), IsWorthRepeating: true);
        }
    }

    public void Dispose()
    {
        _local.Dispose();
        _remote.Dispose();
        _signer?.Dispose();
    }

    private async Task<WebhookAnswer> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var client = request.RequestUri!.IsLoopback ? _local : _remote;
        using var answer = await client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // Not every stream heeds the token once a read has begun; closing the answer ends it in any case.
        using var giveUp = cancellation.Register(static state => ((HttpResponseMessage)state!).Dispose(), answer);
        var status = (int)answer.StatusCode;
        if (await ReadAsync(answer.Content, cancellation).ConfigureAwait(false) is not { } body)
            return new WebhookAnswer(status, Array.Empty<byte>(), "The answer is larger than 1 MB.", IsWorthRepeating: false);

        return answer.IsSuccessStatusCode
            ? new WebhookAnswer(status, body, null, IsWorthRepeating: false)
            : new WebhookAnswer(status, body, FormattableString.Invariant($"HTTP status {status}."), status is 429 or 503 or 504);
    }

    private HttpRequestMessage MakeRequest(Uri url, byte[]? json)
    {
        var request = new HttpRequestMessage(json is null ? HttpMethod.Get : HttpMethod.Post, url);
        request.Headers.UserAgent.ParseAdd(UserAgent);
        request.Headers.ExpectContinue = false;
        if (_signer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _signer.Sign(json));
        if (json is null)
        {
            // Windows PowerShell's handler allows a GET no content, and does not need any.
            if (SocketsHandler is not null) request.Content = new NoContent();
            return request;
        }

        request.Content = new ByteArrayContent(json);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    private static async Task<byte[]?> ReadAsync(HttpContent? content, CancellationToken cancellation)
    {
        if (content is null) return Array.Empty<byte>();

        using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);
        using var buffer = new MemoryStream();
        var chunk = new byte[4096];
        int count;
        while ((count = await source.ReadAsync(chunk, 0, chunk.Length, cancellation).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + count > MaximumAnswerBytes) return null;
            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }

    // Short, because a fallback address gets it as the reason; "Connection closed." is the service's own.
    private static string Explain(Exception exception, bool isTooLate)
    {
        if (isTooLate) return "Response timed out.";

        var cause = exception;
        while (cause.InnerException is { } inner) cause = inner;
        return cause switch
        {
            TimeoutException or OperationCanceledException => "Connection timed out.",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Connection refused.",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "Host not found.",
            SocketException or IOException or ObjectDisposedException => "Connection closed.",
            _ => $"Connection failed: {cause.Message.TrimEnd('.')}.",
        };
    }

    private static HttpClient MakeClient(WebhookTimes times, bool useProxy) =>
        new(MakeHandler(times, useProxy)) { Timeout = Timeout.InfiniteTimeSpan };

    // A redirect is no answer: the service does not follow them, and the signature is for this URL's owner.
    private static HttpMessageHandler MakeHandler(WebhookTimes times, bool useProxy)
    {
        if (SocketsHandler is not { } type)
        {
            return new HttpClientHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = useProxy,
                MaxConnectionsPerServer = RequestsPerReceiver,
            };
        }

        var handler = (HttpMessageHandler)Activator.CreateInstance(type)!;
        Set("AllowAutoRedirect", false);
        Set("UseCookies", false);
        Set("UseProxy", useProxy);
        Set("MaxConnectionsPerServer", RequestsPerReceiver);
        Set("ConnectTimeout", times.Connect);
        return handler;

        void Set(string name, object value) => type.GetProperty(name)!.SetValue(handler, value);
    }
}
