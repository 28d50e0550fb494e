using System;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Calls;

/// <summary>One page of a list that is asked for, perhaps before its turn has come.</summary>
internal sealed class PageFetch
{
    private readonly DeferredStory _story;
    private readonly Task<FetchedPage> _page;

    /// <param name="recordIndex">Where the page begins; null for the first.</param>
    /// <param name="ahead">True where no page has linked to it yet.</param>
    /// <param name="ask">Asks for it.</param>
    /// <param name="story">What the request has to tell, and how to stop it.</param>
    public PageFetch(
        string? recordIndex, bool ahead, Func<string?, RequestContext, Task<FetchedPage>> ask, DeferredStory story)
    {
        IsAhead = ahead;
        _story = story;
        _page = Task.Run(() => ask(recordIndex, _story.Context), CancellationToken.None);
    }

    /// <summary>True where it was asked for before another page linked to it.</summary>
    public bool IsAhead { get; }

    /// <summary>Waits for the page.</summary>
    /// <param name="listener">Hears what happens to the request, and what has happened so far.</param>
    public Task<FetchedPage> TakeAsync(RequestContext listener) => _story.TellTo(listener, _page);
}

/// <summary>A page as the service sent it.</summary>
/// <param name="Page">The page.</param>
/// <param name="ServerTime">The service's clock when it sent it; null where it did not say.</param>
internal sealed record FetchedPage(CallPage Page, DateTimeOffset? ServerTime);
