using System;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>Sends requests again where that can help and can do no harm.</summary>
internal sealed class Retrier
{
    private readonly RetryPolicy _policy;
    private readonly RetryOptions _options;

    public Retrier(RetryPolicy policy, RetryOptions options)
    {
        _policy = policy;
        _options = options;
    }

    /// <summary>Sends a request, and again as the policy has it.</summary>
    /// <returns>The last answer, whatever its status.</returns>
    /// <exception cref="VoiceApiException">The last attempt had no answer.</exception>
    public async Task<VoiceResponse> SendAsync(VoiceRequest request, RequestContext context, Func<Task<VoiceResponse>> send)
    {
        for (var retry = 1; ; retry++)
        {
            var (response, failure) = await TryAsync(send).ConfigureAwait(false);
            if (_policy.DelayBefore(request, response, failure?.SourceException as VoiceApiException, retry, context.Retries ?? _options) is not { } delay)
            {
                failure?.Throw();
                return response!;
            }

            context.TellOfRetry(Describe(request, response, failure, delay));
            await Task.Delay(delay, context.Cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<(VoiceResponse? Response, ExceptionDispatchInfo? Failure)> TryAsync(Func<Task<VoiceResponse>> send)
    {
        try
        {
            return (await send().ConfigureAwait(false), null);
        }
        catch (VoiceApiException failure)
        {
            return (null, ExceptionDispatchInfo.Capture(failure));
        }
    }

    private static string Describe(VoiceRequest request, VoiceResponse? response, ExceptionDispatchInfo? failure, TimeSpan delay) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1}; sending it again in {2:0.0} seconds.",
        request,
        response is not null
            ? $"was answered with {(int)response.Status} {response.ReasonPhrase}{(response.RetryAfter is null ? string.Empty : " and a time to wait")}"
            : $"failed: {failure!.SourceException.Message.TrimEnd('.')}",
        delay.TotalSeconds);
}
