using System;
using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>Sends one request over HTTP and reads the answer whole, within the time allowed.</summary>
internal sealed class Transport : IDisposable
{
    /// <summary>Of a refusal, what goes beyond is cut off: its status says enough.</summary>
    public const int MaximumRefusalBytes = 2 * 1024 * 1024;

    /// <summary>A page of 100 calls has some 60 KB; nothing that the service says comes near this.</summary>
    private const int MaximumResponseBytes = 8 * 1024 * 1024;

    private const int LargestExpectedBytes = 1024 * 1024;

    private const int ChunkBytes = 64 * 1024;

    private const string TraceHeader = "x-nexmo-trace-id";

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _closing = new();
    private readonly Uri _baseUri;
    private readonly TimeSpan _timeout;

    public Transport(VoicePipelineOptions options)
    {
        _baseUri = options.BaseUri;
        _timeout = options.Timeout;
        _client = HttpClients.Create(options, DecompressionMethods.GZip | DecompressionMethods.Deflate);
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public void Dispose()
    {
        _closing.Cancel();
        _client.Dispose();
    }

    public async Task<VoiceResponse> SendAsync(VoiceRequest request, string token, RequestContext context)
    {
        var host = request.Host ?? _baseUri;
        using var message = new HttpRequestMessage(request.Method, new Uri(host, request.Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, _closing.Token);
        deadline.CancelAfter(_timeout);
        var watch = Stopwatch.StartNew();
        try
        {
            var response = await ExchangeAsync(message, deadline.Token).ConfigureAwait(false);
            context.Trace(Describe(request, response, watch.Elapsed));
            return response;
        }
        catch (Exception exception) when (HttpFailure.IsOne(exception))
        {
            var failure = HttpFailure.Explain(exception, host, context, deadline.IsCancellationRequested ? _timeout : null, _closing.Token);
            if (failure is VoiceApiException) context.Trace($"{request} failed after {watch.ElapsedMilliseconds} ms: {failure.Message}");
            throw failure;
        }
    }

    private async Task<VoiceResponse> ExchangeAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        using var answer = await _client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);

        // Not every stream heeds the token once a read has begun; closing the answer ends it in any case.
        using var giveUp = cancellation.Register(static state => ((HttpResponseMessage)state!).Dispose(), answer);
        var limit = answer.IsSuccessStatusCode ? MaximumResponseBytes : MaximumRefusalBytes;
        var body = await ReadBodyAsync(answer.Content, limit + 1, cancellation).ConfigureAwait(false);
        var response = new VoiceResponse(answer.StatusCode, body ?? new ArraySegment<byte>([]))
        {
            ReasonPhrase = answer.ReasonPhrase,
            ContentType = answer.Content?.Headers.ContentType?.MediaType,
            TraceId = TraceIdOf(answer),
            Date = answer.Headers.Date,
            RetryAfter = RetryAfterOf(answer.Headers),
        };
        if (!response.IsSuccess) return response;
        if (body is null) throw ErrorReader.Unreadable(response, "a compressed body that cannot be unpacked");
        return response.Body.Length <= limit ? response : throw ErrorReader.TooLarge(response, limit);
    }

    // What is packed into little may unpack to very much: it is read no further than to the limit.
    private static async Task<ArraySegment<byte>?> ReadBodyAsync(HttpContent? content, int limit, CancellationToken cancellation)
    {
        if (content is null) return new ArraySegment<byte>([]);

        // What is announced may be a lie in either direction: it only saves copying.
        var buffer = Rent(Math.Min(content.Headers.ContentLength ?? ChunkBytes, LargestExpectedBytes) + 1);
        var length = 0;
        try
        {
            using var source = await content.ReadAsStreamAsync().ConfigureAwait(false);
            while (length < limit)
            {
                if (length == buffer.Length) buffer = Grow(buffer);
                var count = await source.ReadAsync(buffer, length, Math.Min(buffer.Length, limit) - length, cancellation).ConfigureAwait(false);
                if (count == 0) break;
                length += count;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return new ArraySegment<byte>(buffer, 0, length);
    }

    // Memory goes back to the pool only where all is well: a read that was given up may still write.
    private static byte[] Rent(long length) => ArrayPool<byte>.Shared.Rent((int)length);

    private static byte[] Grow(byte[] full)
    {
        var larger = Rent(full.Length * 2L);
        Buffer.BlockCopy(full, 0, larger, 0, full.Length);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static string Describe(VoiceRequest request, VoiceResponse response, TimeSpan elapsed) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0}: {1} {2} after {3:0} ms, {4} bytes sent, {5} received{6}",
            request,
            (int)response.Status,
            response.ReasonPhrase,
            elapsed.TotalMilliseconds,
            request.Body?.Length ?? 0,
            response.Body.Length,
            response.TraceId is null ? string.Empty : $", trace id {response.TraceId}");

    internal static string? TraceIdOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues(TraceHeader, out var values) ? values.FirstOrDefault() : null;

    // A date is one of the service's clock, which need not be this machine's.
    internal static TimeSpan? RetryAfterOf(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } asked) return null;
        var wait = asked.Delta ?? (asked.Date - (headers.Date ?? DateTimeOffset.UtcNow));
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
