using System;
using System.Buffers;
using System.Net;
using System.Threading;

namespace VoicePS.Core.Http;

/// <summary>An answer of the service, read whole.</summary>
internal sealed class VoiceResponse
{
    private byte[]? _rented;

    public VoiceResponse(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        Status = status;
        Body = body;
    }

    /// <param name="status">The status.</param>
    /// <param name="rented">The body, in memory of the shared pool.</param>
    public VoiceResponse(HttpStatusCode status, ArraySegment<byte> rented)
        : this(status, rented.AsMemory()) => _rented = rented.Array;

    public HttpStatusCode Status { get; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public string? ReasonPhrase { get; set; }

    public string? ContentType { get; set; }

    public string? TraceId { get; set; }

    /// <summary>The service's own clock, from the Date header.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>How long the service asks to be left alone, from the Retry-After header in either of its forms.</summary>
    public TimeSpan? RetryAfter { get; set; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gives the body's memory to the next answers. There is no body after that. Nobody has to: the memory is not lost.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _rented, null) is not { } rented) return;

        Body = default;
        ArrayPool<byte>.Shared.Return(rented);
    }
}
