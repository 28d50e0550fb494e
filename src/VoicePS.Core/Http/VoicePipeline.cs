using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using VoicePS.Core.Json;

namespace VoicePS.Core.Http;

/// <summary>
/// The one way by which every request reaches the service: retry, rate limit, authorise, send, decode. Safe to use from several threads.
/// </summary>
public sealed class VoicePipeline : IDisposable
{
    private readonly Transport _transport;
    private readonly Lazy<DownloadTransport> _downloads;
    private readonly Authorizer _authorizer;
    private readonly Retrier _retrier;
    private readonly RateLimiter? _creates;
    private readonly RateLimiter? _others;

    /// <summary>Makes a pipeline. Nothing is sent, and no token is signed, before the first request.</summary>
    /// <param name="options">What it needs to know.</param>
    public VoicePipeline(VoicePipelineOptions options)
    {
        _transport = new Transport(options ?? throw new ArgumentNullException(nameof(options)));
        _downloads = new Lazy<DownloadTransport>(() => new DownloadTransport(options));
        _authorizer = new Authorizer(options.Tokens);
        _retrier = new Retrier(new RetryPolicy(SharedRandom.NextDouble), options.Retries);
        _creates = LimiterOf(options.CallsPerSecond);
        _others = LimiterOf(options.RequestsPerSecond);
        BaseUri = options.BaseUri;
    }

    /// <summary>Scheme, host and port of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Closes the connections. Requests under way end with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _creates?.Dispose();
        _others?.Dispose();
        _transport.Dispose();
        if (_downloads.IsValueCreated) _downloads.Value.Dispose();
    }

    /// <summary>Sends a request whose answer matters only as far as it succeeded.</summary>
    /// <exception cref="VoiceApiException">The service refused, or could not be reached.</exception>
    internal async Task<VoiceResponse> SendAsync(VoiceRequest request, RequestContext context)
    {
        var limiter = request.Method == HttpMethod.Post ? _creates : _others;
        var response = await _retrier.SendAsync(request, context, () => _authorizer.SendAsync(
            () => TakeTurnAsync(limiter, context),
            (token, turn) => InTurnAsync(turn, () => _transport.SendAsync(request, token, context)),
            static response => response.Status == HttpStatusCode.Unauthorized,
            context)).ConfigureAwait(false);
        return response.IsSuccess ? response : throw ErrorReader.ToException(response);
    }

    /// <summary>Sends a request and decodes the answer.</summary>
    /// <returns>The decoded answer, or null where the service answered without a body.</returns>
    /// <exception cref="VoiceApiException">The service refused, could not be reached, or answered what is no JSON.</exception>
    internal async Task<T?> SendAsync<T>(VoiceRequest request, JsonTypeInfo<T> type, RequestContext context)
        where T : class
    {
        var response = await SendAsync(request, context).ConfigureAwait(false);
        return Decode(response, type);
    }

    /// <summary>Asks for a file, or for the rest of one.</summary>
    /// <returns>The answer, its body still to be read: the file, its rest, or the status 416 where there is no rest.</returns>
    /// <exception cref="VoiceHostNotTrustedException">The address is not one to which the token may go.</exception>
    /// <exception cref="VoiceApiException">The service refused, or could not be reached.</exception>
    internal async Task<Download> DownloadAsync(DownloadRequest request, RequestContext context)
    {
        Download? file = null;
        await AskForFileAsync(request, context, opened =>
        {
            file = opened;
            return Task.FromResult(new VoiceResponse(opened.Status, ReadOnlyMemory<byte>.Empty));
        }).ConfigureAwait(false);
        return file!;
    }

    /// <summary>Asks for a file that is small enough to be read whole.</summary>
    /// <param name="request">Which one.</param>
    /// <param name="maximum">What goes beyond is cut off.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <exception cref="VoiceHostNotTrustedException">The address is not one to which the token may go.</exception>
    /// <exception cref="VoiceApiException">The service refused, or could not be reached.</exception>
    internal Task<VoiceResponse> ReadFileAsync(DownloadRequest request, int maximum, RequestContext context) =>
        AskForFileAsync(request, context, async opened =>
        {
            using (opened) return await opened.ReadWholeAsync(maximum).ConfigureAwait(false);
        });

    /// <summary>Decodes an answer.</summary>
    /// <returns>The decoded answer, or null where there is no body.</returns>
    /// <exception cref="VoiceApiException">It is no JSON of the expected form.</exception>
    internal static T? Decode<T>(VoiceResponse response, JsonTypeInfo<T> type)
        where T : class
    {
        if (IsBlank(response.Body.Span)) return null;

        try
        {
            return JsonSerializer.Deserialize(PlainJson.Utf8(response.Body), type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw ErrorReader.NotUnderstood(response, exception);
        }
    }

    private async Task<VoiceResponse> AskForFileAsync(DownloadRequest request, RequestContext context, Func<Download, Task<VoiceResponse>> take)
    {
        if (!TrustedHosts.IsTrusted(request.Address, BaseUri)) throw new VoiceHostNotTrustedException(request.Address);

        var answer = await _retrier.SendAsync(new VoiceRequest(HttpMethod.Get, request.Address.AbsolutePath), context, async () =>
        {
            var (opened, refusal) = await OpenAsync(request, context).ConfigureAwait(false);
            return refusal ?? await take(opened).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (IsFile(answer.Status, request)) return answer;
        throw answer.IsSuccess ? ErrorReader.NotUnderstood(answer, expected: "a recording") : ErrorReader.ToException(answer);
    }

    // What is no file is read here, and closed.
    private Task<(Download Opened, VoiceResponse? Refusal)> OpenAsync(DownloadRequest request, RequestContext context) => _authorizer.SendAsync(
        () => TakeTurnAsync(_others, context),
        async (token, turn) =>
        {
            var opened = await InTurnAsync(turn, () => _downloads.Value.OpenAsync(request, token, context)).ConfigureAwait(false);
            return (Opened: opened, Refusal: IsFile(opened.Status, request) ? null : await ReadRefusalAsync(opened).ConfigureAwait(false));
        },
        static answer => answer is { Opened.CarriedToken: true, Refusal.Status: HttpStatusCode.Unauthorized },
        context);

    private static RateLimiter? LimiterOf(double perSecond) => perSecond > 0 ? new RateLimiter(perSecond) : null;

    private static async Task<RateTurn?> TakeTurnAsync(RateLimiter? limiter, RequestContext context) =>
        limiter is null ? null : await limiter.WaitAsync(context.Cancellation).ConfigureAwait(false);

    private static async Task<T> InTurnAsync<T>(RateTurn? turn, Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            turn?.Answered();
        }
    }

    private static bool IsFile(HttpStatusCode status, DownloadRequest request) =>
        status == HttpStatusCode.OK
        || (request.Offset > 0 && status is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable);

    private static async Task<VoiceResponse> ReadRefusalAsync(Download refusal)
    {
        using (refusal) return await DownloadTransport.ReadRefusalAsync(refusal).ConfigureAwait(false);
    }

    private static bool IsBlank(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')) return false;
        }

        return true;
    }
}
