using System;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>
/// Asks for files, which come from more hosts than the session's own, and follows where the service points. It has a
/// client of its own: the other one unpacks compressed answers, which cannot be switched off for one request, and the
/// bytes of a file that was unpacked cannot be counted or asked for in part.
/// </summary>
internal sealed class DownloadTransport : IDisposable
{
    private const int MaximumRedirects = 5;

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _closing = new();
    private readonly Uri _baseUri;
    private readonly TimeSpan _timeout;

    public DownloadTransport(VoicePipelineOptions options)
    {
        _baseUri = options.BaseUri;
        _timeout = options.Timeout;
        _client = HttpClients.Create(options, DecompressionMethods.None);
        _client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
    }

    public void Dispose()
    {
        _closing.Cancel();
        _client.Dispose();
    }

    /// <summary>
    /// Asks, and follows up to five redirects. The token goes along only as long as every host on the way is a trusted
    /// one; storage that is reached by a signed address needs none.
    /// </summary>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="VoiceApiException">The host could not be reached, or the redirects lead nowhere.</exception>
    public async Task<Download> OpenAsync(DownloadRequest request, string token, RequestContext context)
    {
        var address = request.Address;
        var carried = TrustedHosts.IsTrusted(address, _baseUri) ? token : null;
        for (var redirects = 0; ; redirects++)
        {
            var download = await SendAsync(request, address, carried, context).ConfigureAwait(false);
            if (!IsRedirect(download.Status)) return download;

            using (download)
            {
                address = Follow(download, redirects);
                if (carried is not null && !TrustedHosts.IsTrusted(address, _baseUri))
                {
                    context.Trace($"The service points to {address.Authority}, which is asked without the token.");
                    carried = null;
                }
            }
        }
    }

    /// <summary>Reads an answer that is a refusal.</summary>
    public static Task<VoiceResponse> ReadRefusalAsync(Download download) => download.ReadWholeAsync(Transport.MaximumRefusalBytes);

    /// <summary>Decides where a redirect leads.</summary>
    /// <param name="redirect">The answer that points elsewhere.</param>
    /// <param name="redirects">How many there were before it.</param>
    /// <exception cref="VoiceApiException">Nowhere, or to where it would not be right to go.</exception>
    internal static Uri Follow(Download redirect, int redirects)
    {
        var from = redirect.Address;
        if (redirects == MaximumRedirects) throw Refused($"was redirected more than {MaximumRedirects} times, the last time by {from.Authority}");

        // A relative address is one on the same host.
        if (redirect.Location is not { } location || !Uri.TryCreate(from, location, out var to))
        {
            throw Refused($"was redirected by {from.Authority}, which does not say to where");
        }

        if (to.Scheme != Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttp)
        {
            throw Refused($"was redirected by {from.Authority} to an address of the scheme {to.Scheme}, which is not the web");
        }

        if (from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp)
        {
            throw Refused($"was redirected by {from.Authority} from https to http, where others could read along");
        }

        return to;

        VoiceApiException Refused(string what) => new(VoiceErrorKind.Refused, $"The download {what}.")
        {
            StatusCode = (int)redirect.Status,
            TraceId = redirect.TraceId,
        };
    }

    private async Task<Download> SendAsync(DownloadRequest request, Uri address, string? token, RequestContext context)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Offset > 0)
        {
            message.Headers.Range = new RangeHeaderValue(request.Offset, null);
            message.Headers.IfRange = request.IfRange;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation, _closing.Token);
        deadline.CancelAfter(_timeout);
        var watch = Stopwatch.StartNew();
        try
        {
            var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            var download = new Download(answer, address, token is not null, context, _timeout, _closing.Token);
            context.Trace(Describe(request, download, watch.Elapsed));
            return download;
        }
        catch (Exception exception) when (HttpFailure.IsOne(exception))
        {
            var failure = HttpFailure.Explain(exception, address, context, deadline.IsCancellationRequested ? _timeout : null, _closing.Token);
            if (failure is VoiceApiException) context.Trace($"GET {WithoutQuery(address)} failed after {watch.ElapsedMilliseconds} ms: {failure.Message}");
            throw failure;
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static string Describe(DownloadRequest request, Download download, TimeSpan elapsed) => string.Format(
        CultureInfo.InvariantCulture,
        "GET {0}{1}: {2} {3} after {4:0} ms, {5}{6}",
        WithoutQuery(download.Address),
        request.Offset > 0 ? $" from byte {request.Offset.ToString(CultureInfo.InvariantCulture)}" : string.Empty,
        (int)download.Status,
        download.ReasonPhrase,
        elapsed.TotalMilliseconds,
        download.Length is { } length ? $"{length.ToString(CultureInfo.InvariantCulture)} bytes to come" : "of unknown length",
        download.TraceId is null ? string.Empty : $", trace id {download.TraceId}");

    // The query of a signed address is as good as a key.
    private static string WithoutQuery(Uri address) => address.GetLeftPart(UriPartial.Path);
}
