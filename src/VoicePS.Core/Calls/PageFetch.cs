using System;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;

namespace VoicePS.Core.Calls;

/// <summary>One page of a list that is asked for, perhaps before its turn has come.</summary>
internal sealed class PageFetch
{
    private readonly DeferredStory _story;
    private readonly Func<VoiceResponse, FetchedPage> _decode;
    private readonly Task<VoiceResponse> _answer;
    private Task<FetchedPage>? _page;

    /// <param name="request">Asks for it.</param>
    /// <param name="ahead">True where no page has linked to it yet.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="decode">Decodes the answer.</param>
    /// <param name="story">What the request has to tell, and how to stop it.</param>
    public PageFetch(
        VoiceRequest request,
        bool ahead,
        Func<VoiceRequest, RequestContext, Task<VoiceResponse>> send,
        Func<VoiceRequest, VoiceResponse, FetchedPage> decode,
        DeferredStory story)
    {
        IsAhead = ahead;
        _story = story;
        _decode = response => decode(request, response);
        _answer = Task.Run(() => send(request, _story.Context), CancellationToken.None);
    }

    /// <summary>True where it was asked for before another page linked to it.</summary>
    public bool IsAhead { get; }

    /// <summary>
    /// Decodes the page as soon as it is there. Not before it is nearly its turn: what waits as bytes costs the garbage collector
    /// nothing, and a hundred calls, each of a dozen objects, are moved around until somebody takes them.
    /// </summary>
    public void Prepare() => _page ??= Task.Run(DecodeAsync, CancellationToken.None);

    /// <summary>Waits for the page.</summary>
    /// <param name="listener">Hears what happens to the request, and what has happened so far.</param>
    public Task<FetchedPage> TakeAsync(RequestContext listener)
    {
        Prepare();
        return _story.TellTo(listener, _page!);
    }

    private async Task<FetchedPage> DecodeAsync() => _decode(await _answer.ConfigureAwait(false));
}

/// <summary>A page as the service sent it.</summary>
/// <param name="Page">The page.</param>
/// <param name="ServerTime">The service's clock when it sent it; null where it did not say.</param>
internal sealed record FetchedPage(CallPage Page, DateTimeOffset? ServerTime);
