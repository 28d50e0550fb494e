using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>
/// Goes through a list of calls page by page, in the service's order. It follows the service's own links: whether
/// record_index counts records or pages differs between services, and only the link knows. What the first link shows is
/// used to ask for several pages at a time; where a later link says otherwise, the link is right.
/// </summary>
public sealed class CallPager : IDisposable
{
    private const string First = "0";
    private const int PagesRemembered = 24;
    private const int FirstWidth = 4;

    private readonly VoicePipeline _pipeline;
    private readonly string _root;
    private readonly CallQuery _query;
    private readonly CallPagerOptions _options;
    private readonly SeenCalls _seen;
    private readonly List<string?> _path = [];
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reread = new(StringComparer.Ordinal);
    private readonly RecentCalls _recent = new(PagesRemembered);
    private readonly Queue<PageFetch> _ahead = new();
    private CancellationTokenSource? _stopping;
    private PageForecast? _forecast;
    private string? _foreseen;
    private string? _recordIndex;
    private long? _lastCount;
    private long _delivered;

    internal CallPager(VoicePipeline pipeline, string root, CallQuery query, CallPagerOptions options, SeenCalls seen)
    {
        _pipeline = pipeline;
        _root = root;
        _query = query ?? throw new ArgumentNullException(nameof(query));
        _options = options;
        _seen = seen;
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

    /// <summary>Stops what was asked for and is not wanted any more. There are no further pages then.</summary>
    public void Dispose()
    {
        DropAhead();
        HasMore = false;
    }

    /// <summary>Asks for the next page.</summary>
    /// <param name="context">How to stop, and who listens. Its token stops the pages ahead as well.</param>
    /// <returns>The calls on it, in the service's order, without those that came before.</returns>
    /// <exception cref="InvalidOperationException">There are no further pages.</exception>
    /// <exception cref="VoiceApiException">The service refused, could not be reached, or links in a circle.</exception>
    public async Task<IReadOnlyList<VoiceCall>> NextAsync(RequestContext context)
    {
        if (!HasMore) throw new InvalidOperationException("There are no further pages.");

        var answer = await TakeAsync(context).ConfigureAwait(false);
        var page = answer.Page;
        ServerTime = answer.ServerTime;
        TotalCount ??= page.Count;
        var calls = page.Embedded!.Calls!;
        var onPage = calls.Count;
        var repeated = _recent.RemoveKnown(calls);
        if (repeated > 0) context.Trace($"The list changed while it was read: {repeated} calls came once more, and are left out.");
        if (_recordIndex is null) _seen.Add(calls);
        _delivered += calls.Count;
        Advance(page, onPage, context);
        return calls;
    }

    private async Task<FetchedPage> TakeAsync(RequestContext context)
    {
        LookAhead(context);
        var fetch = _ahead.Count > 0 ? _ahead.Dequeue() : Fetch(_recordIndex, ahead: false, context);
        var taking = fetch.TakeAsync(context);
        if (_ahead.Count > 0) _ahead.Peek().Prepare();
        var answer = await taking.ConfigureAwait(false);
        if (fetch.IsAhead && HasShrunk(answer))
        {
            // It may just have been sent before the page in front of it.
            answer = await AskAgainAsync(context).ConfigureAwait(false);
        }

        if (HasShrunk(answer) && StepBack(_lastCount - answer.Page.Count, answer.Page.Embedded!.Calls!.Count, context))
        {
            answer = await AskAgainAsync(context).ConfigureAwait(false);
        }

        _lastCount = answer.Page.Count;
        return answer;
    }

    private bool HasShrunk(FetchedPage answer) => answer.Page.Count < _lastCount;

    private Task<FetchedPage> AskAgainAsync(RequestContext context)
    {
        DropAhead();
        return Fetch(_recordIndex, ahead: false, context).TakeAsync(context);
    }

    // Calls that left the list while it was read have pulled others over the edge, into pages that were read already.
    private bool StepBack(long? fewer, int onPage, RequestContext context)
    {
        if (_path.Count == 0) return false;

        if (!_reread.Add(_recordIndex!))
        {
            context.Trace($"The list became shorter while it was read, by {fewer} once more: calls may have been passed over.");
            return false;
        }

        var pages = (int)Math.Min(Math.Min((fewer!.Value - 1) / Math.Max(onPage, 1) + 1, PagesRemembered - 1), _path.Count);
        context.Trace($"The list became shorter while it was read, by {fewer}: reading the {pages} pages before again, so that no call is passed over.");
        foreach (var index in _path.GetRange(_path.Count - pages, pages)) _visited.Remove(index ?? First);
        _recordIndex = _path[_path.Count - pages];
        _path.RemoveRange(_path.Count - pages, pages);
        return true;
    }

    private void Advance(CallPage page, int onPage, RequestContext context)
    {
        _visited.Add(_recordIndex ?? First);
        _path.Add(_recordIndex);
        var next = RecordIndexOf(page.Links?.Next?.Href);
        HasMore = next is not null;
        if (next is null)
        {
            // Calls may come and go while one reads. A server that names its last page has shown where the list ends.
            var endIsShown = page.Links is { Last: not null, Next: null };
            var announced = endIsShown ? 0 : TotalCount ?? 0;
            MissingCount = Math.Max(0, announced - _delivered);
            DropAhead();
            return;
        }

        if (_visited.Contains(next))
        {
            DropAhead();
            throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood,
                $"The service's list of calls links back to itself at record index {next}; {_delivered} calls were read before that.");
        }

        Foresee(next, page.Count, onPage, context);
        _recordIndex = next;
    }

    private void Foresee(string next, long? count, int onPage, RequestContext context)
    {
        if (_recordIndex is null && _options.Width > 1)
        {
            _forecast = PageForecast.Learn(next, _options.Wanted < count ? _options.Wanted : count, onPage);
            return;
        }

        if (_forecast?.After(_recordIndex) is not { } expected || expected == next) return;

        context.Trace($"The page after record index {_recordIndex} begins at {next} and not at {expected}: reading one page after the other from here.");
        _forecast = null;
        DropAhead();
    }

    // Only as far as the reader's appetite lets expect: whoever is content with the first page costs one request, and whoever
    // wants the second may not want the tenth.
    private void LookAhead(RequestContext context)
    {
        if (_forecast is null || !HasMore) return;

        var width = _path.Count > 1 ? _options.Width : Math.Min(_options.Width, FirstWidth);
        while (_ahead.Count < width)
        {
            var index = _foreseen is null ? _recordIndex : _forecast.After(_foreseen);
            if (index is null) return;
            _ahead.Enqueue(Fetch(index, ahead: _foreseen is not null, context));
            _foreseen = index;
        }
    }

    private void DropAhead()
    {
        _ahead.Clear();
        _foreseen = null;
        _stopping?.Cancel();
        _stopping?.Dispose();
        _stopping = null;
    }

    private PageFetch Fetch(string? recordIndex, bool ahead, RequestContext context)
    {
        _stopping ??= CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var request = new VoiceRequest(HttpMethod.Get, _root + _query.ToQueryString(recordIndex));
        return new PageFetch(request, ahead, _pipeline.SendAsync, Decode, new DeferredStory(_stopping.Token, context.Retries));
    }

    private FetchedPage Decode(VoiceRequest request, VoiceResponse response)
    {
        var page = VoicePipeline.Decode(response, VoiceJson.Default.CallPage);
        response.Release();
        if (page?.Embedded?.Calls is not { } calls)
        {
            throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood, $"The service accepted {request}, but its answer holds no list of calls.");
        }

        foreach (var call in calls) call.RegionUrl = _pipeline.BaseUri;
        return new FetchedPage(page, response.Date);
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
