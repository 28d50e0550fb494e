using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>An answer whose body is read piece by piece. Each piece has its own time; the whole may take as long as it takes.</summary>
internal sealed class Download : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly Uri _address;
    private readonly RequestContext _context;
    private readonly CancellationToken _closing;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenRegistration _giveUp;
    private readonly TimeSpan _patience;
    private Stream? _body;

    /// <param name="answer">The answer, its headers read. It belongs to the download from now on.</param>
    /// <param name="address">Where it comes from, after all redirects.</param>
    /// <param name="carriedToken">True where the request had the token with it.</param>
    /// <param name="context">How to stop.</param>
    /// <param name="patience">How long a piece may take.</param>
    /// <param name="closing">Cancelled when the session is closed.</param>
    public Download(
        HttpResponseMessage answer, Uri address, bool carriedToken, RequestContext context, TimeSpan patience, CancellationToken closing)
    {
        _answer = answer;
        _address = address;
        _context = context;
        _closing = closing;
        _patience = patience;
        CarriedToken = carriedToken;
        _deadline = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, closing);

        // Not every stream heeds the token once a read has begun; closing the answer ends it in any case.
        _giveUp = _deadline.Token.Register(static state => ((HttpResponseMessage)state!).Dispose(), answer);
        Status = answer.StatusCode;
        ReasonPhrase = answer.ReasonPhrase;
        Location = answer.Headers.Location;
        ContentType = answer.Content?.Headers.ContentType?.MediaType;
        Length = answer.Content?.Headers.ContentLength;
        IsPacked = answer.Content?.Headers.ContentEncoding.Any(static encoding => encoding is not "identity") == true;
        Range = answer.Content?.Headers.ContentRange;
        IfRange = ConditionOf(answer);
        RefusesRanges = answer.Headers.AcceptRanges.Contains("none");
        EndsWithConnection = Length is null && answer.Headers.TransferEncodingChunked != true;
        TraceId = Transport.TraceIdOf(answer);
    }

    public Uri Address => _address;

    public bool CarriedToken { get; }

    public HttpStatusCode Status { get; }

    public string? ReasonPhrase { get; }

    public Uri? Location { get; }

    public string? ContentType { get; }

    /// <summary>True where the bytes are compressed, although it was asked for them as they are.</summary>
    public bool IsPacked { get; }

    /// <summary>How many bytes the service promises; null where it does not say.</summary>
    public long? Length { get; }

    /// <summary>Which part of the file this is, where it is a part.</summary>
    public ContentRangeHeaderValue? Range { get; }

    /// <summary>With which condition the rest of just this file can be asked for; null where nothing identifies it.</summary>
    public RangeConditionHeaderValue? IfRange { get; }

    /// <summary>True where the service says that it cannot give parts.</summary>
    public bool RefusesRanges { get; }

    /// <summary>True where nothing but the end of the connection tells the end of the file, so that a break looks the same.</summary>
    public bool EndsWithConnection { get; }

    public string? TraceId { get; }

    /// <summary>Reads the next piece.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    /// <exception cref="VoiceApiException">The connection broke, or nothing came in time.</exception>
    public async Task<int> ReadAsync(byte[] buffer)
    {
        if (_answer.Content is null) return 0;
        _deadline.CancelAfter(_patience);
        try
        {
            _body ??= await _answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
            var count = await _body.ReadAsync(buffer, 0, buffer.Length, _deadline.Token).ConfigureAwait(false);

            // What happens to the piece now is not the service's time.
            _deadline.CancelAfter(Timeout.InfiniteTimeSpan);
            return count;
        }
        catch (Exception exception) when (HttpFailure.IsOne(exception))
        {
            throw HttpFailure.Explain(exception, _address, _context, _deadline.IsCancellationRequested ? _patience : null, _closing);
        }
    }

    /// <summary>Reads the body whole.</summary>
    /// <param name="maximum">What goes beyond is cut off.</param>
    /// <returns>An answer like any other.</returns>
    /// <exception cref="VoiceApiException">The connection broke, or nothing came in time.</exception>
    public async Task<VoiceResponse> ReadWholeAsync(int maximum)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while (whole.Length < maximum && (count = await ReadAsync(chunk).ConfigureAwait(false)) > 0)
        {
            whole.Write(chunk, 0, (int)Math.Min(count, maximum - whole.Length));
        }

        return new VoiceResponse(Status, whole.ToArray().AsMemory())
        {
            ReasonPhrase = ReasonPhrase,
            ContentType = ContentType,
            TraceId = TraceId,
            Date = _answer.Headers.Date,
            RetryAfter = Transport.RetryAfterOf(_answer.Headers),
        };
    }

    public void Dispose()
    {
        _giveUp.Dispose();
        _body?.Dispose();
        _answer.Dispose();
        _deadline.Dispose();
    }

    // A weak tag promises a file that sounds the same, not one whose bytes fit together.
    private static RangeConditionHeaderValue? ConditionOf(HttpResponseMessage answer)
    {
        if (answer.Headers.ETag is { IsWeak: false } tag) return new RangeConditionHeaderValue(tag);
        return answer.Content?.Headers.LastModified is { } modified ? new RangeConditionHeaderValue(modified) : null;
    }
}
