using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace VoicePS.Core.Http;

/// <summary>
/// Keeps what a request tells that was sent ahead of its turn, until somebody listens; from then on it is told at once. So
/// the story of a command comes in its own order, whatever is under way at the same time.
/// </summary>
public sealed class DeferredStory
{
    private readonly object _gate = new();
    private readonly List<Action<RequestContext>> _kept = [];
    private RequestContext? _listener;

    /// <summary>Begins a story that nobody listens to yet.</summary>
    /// <param name="cancellation">Stops the request.</param>
    /// <param name="retries">How often the request is sent again; null for what counts in general.</param>
    public DeferredStory(CancellationToken cancellation, RetryOptions? retries = null) => Context = new RequestContext(
        cancellation,
        line => Tell(listener => listener.Relay(line, ofRetry: false)),
        line => Tell(listener => listener.Relay(line, ofRetry: true)))
    {
        Retries = retries,
    };

    /// <summary>What goes along with the request.</summary>
    public RequestContext Context { get; }

    /// <summary>Tells what was kept, and from now on whatever comes, until the request ends.</summary>
    /// <typeparam name="T">What the request comes to.</typeparam>
    /// <param name="listener">Who listens.</param>
    /// <param name="request">The request, which was sent with <see cref="Context"/>.</param>
    /// <returns>The request.</returns>
    public Task<T> TellTo<T>(RequestContext listener, Task<T> request)
    {
        lock (_gate)
        {
            _listener = listener;
            foreach (var tell in _kept) tell(listener);
            _kept.Clear();
        }

        return request;
    }

    private void Tell(Action<RequestContext> tell)
    {
        lock (_gate)
        {
            if (_listener is null) _kept.Add(tell);
            else tell(_listener);
        }
    }
}
