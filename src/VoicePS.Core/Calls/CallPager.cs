using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>
/// Goes through a list of calls page by page. It follows the service's own links: whether record_index counts
/// records or pages differs between services, and only the link knows.
/// </summary>
public sealed class CallPager
{
    private readonly VoicePipeline _pipeline;
    private readonly string _root;
    private readonly CallQuery _query;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private string? _recordIndex;
    private long _delivered;

    internal CallPager(VoicePipeline pipeline, string root, CallQuery query)
    {
        _pipeline = pipeline;
        _root = root;
        _query = query ?? throw new ArgumentNullException(nameof(query));
    }

    /// <summary>How many calls the service says there are in all; null before the first page, or where it did not say.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>The service's clock when it sent the latest page; null where it did not say.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    /// <summary>True while there are further pages.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>
    /// After the last page: how many calls the service had announced but never gave a link to. Zero when all is well.
    /// </summary>
    public long MissingCount { get; private set; }

    /// <summary>Asks for the next page.</summary>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The calls on it, in the service's order.</returns>
    /// <exception cref="InvalidOperationException">There are no further pages.</exception>
    /// <exception cref="VoiceApiException">The service refused, could not be reached, or links in a circle.</exception>
    public async Task<IReadOnlyList<VoiceCall>> NextAsync(RequestContext context)
    {
        if (!HasMore) throw new InvalidOperationException("There are no further pages.");

        var request = new VoiceRequest(HttpMethod.Get, _root + _query.ToQueryString(_recordIndex));
        var response = await _pipeline.SendAsync(request, context).ConfigureAwait(false);
        ServerTime = response.Date;
        var page = VoicePipeline.Decode(response, VoiceJson.Default.CallPage);
        if (page?.Embedded?.Calls is not { } calls)
        {
            throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood, $"The service accepted {request}, but its answer holds no list of calls.");
        }

        foreach (var call in calls) call.RegionUrl = _pipeline.BaseUri;
        TotalCount ??= page.Count;
        _delivered += calls.Count;
        Advance(page);
        return calls;
    }

    private void Advance(CallPage page)
    {
        _visited.Add(_recordIndex ?? "0");
        var next = RecordIndexOf(page.Links?.Next?.Href);
        HasMore = next is not null;
        if (next is null)
        {
            // Calls may come and go while one reads. A server that names its last page has shown where the list ends.
            var endIsShown = page.Links is { Last: not null, Next: null };
            var announced = endIsShown ? 0 : TotalCount ?? 0;
            MissingCount = Math.Max(0, announced - _delivered);
            return;
        }

        if (_visited.Contains(next))
        {
            throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood,
                $"The service's list of calls links back to itself at record index {next}; {_delivered} calls were read before that.");
        }

        _recordIndex = next;
    }

    // Only the number is taken from the link: it must not send the token to another host.
    private static string? RecordIndexOf(string? href)
    {
        if (href is null || href.IndexOf('?') is var mark && mark < 0) return null;
        foreach (var part in href.Substring(mark + 1).Split('&'))
        {
            const string Key = "record_index=";
            if (part.StartsWith(Key, StringComparison.Ordinal)) return Uri.UnescapeDataString(part.Substring(Key.Length));
        }

        return null;
    }
}
