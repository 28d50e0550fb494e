using System;
using System.Net.Http;

namespace VoicePS.Core.Http;

/// <summary>
/// Decides what is sent again. A call that is placed twice is a phone that rings twice: so a create goes out again only
/// where it is certain that the service has not done it.
/// </summary>
internal sealed class RetryPolicy
{
    /// <summary>Nobody waits longer than that because of one request; the error says how long the service asked for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private readonly Func<double> _random;

    /// <param name="random">Gives a number from 0 up to 1; safe to call from several threads.</param>
    public RetryPolicy(Func<double> random) => _random = random;

    /// <summary>How long to wait before the request is sent again; null where it is not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The answer, where there was one.</param>
    /// <param name="failure">The failure, where there was none.</param>
    /// <param name="retry">Which retry it would be, from 1.</param>
    /// <param name="options">How often, and how long.</param>
    public TimeSpan? DelayBefore(
        VoiceRequest request, VoiceResponse? response, VoiceApiException? failure, int retry, RetryOptions options)
    {
        if (retry > options.MaximumCount || !MaySendAgain(request, response, failure)) return null;
        if (response?.RetryAfter is not { } asked) return Backoff(retry, options);

        return asked <= LongestWait ? asked : null;
    }

    /// <summary>True where sending it again can help, and can do no harm.</summary>
    public static bool MaySendAgain(VoiceRequest request, VoiceResponse? response, VoiceApiException? failure)
    {
        var canRepeat = request.Method != HttpMethod.Post;
        if (response is not null)
        {
            // Both say that nothing was done.
            return (int)response.Status is 429 or 503 || (canRepeat && (int)response.Status is 500 or 502 or 504);
        }

        return failure is not null && (failure.NeverSent || (canRepeat && failure.Kind == VoiceErrorKind.Connection));
    }

    // Anything up to the full time, so that those who were refused together do not come back together.
    private TimeSpan Backoff(int retry, RetryOptions options)
    {
        var most = Math.Min(options.Interval.TotalSeconds * Math.Pow(2, retry - 1), LongestBackoff.TotalSeconds);
        return TimeSpan.FromSeconds(most * _random());
    }
}
