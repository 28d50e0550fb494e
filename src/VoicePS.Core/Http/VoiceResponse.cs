using System;
using System.Net;

namespace VoicePS.Core.Http;

/// <summary>An answer of the service, read whole.</summary>
internal sealed class VoiceResponse
{
    public VoiceResponse(HttpStatusCode status, byte[] body)
    {
        Status = status;
        Body = body;
    }

    public HttpStatusCode Status { get; }

    public byte[] Body { get; }

    public string? ReasonPhrase { get; set; }

    public string? ContentType { get; set; }

    public string? TraceId { get; set; }

    /// <summary>The service's own clock, from the Date header.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>How long the service asks to be left alone, from the Retry-After header in either of its forms.</summary>
    public TimeSpan? RetryAfter { get; set; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
