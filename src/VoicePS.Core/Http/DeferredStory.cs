using System;
using System.Collections.Generic;
using System.Threading;

namespace VoicePS.Core.Http;

/// <summary>
/// Keeps what a request tells that was sent ahead of its turn, until somebody listens; from then on it is told at once. So
/// the story of a command comes in its own order, whatever is under way at the same time.
/// </summary>
internal sealed class DeferredStory
{
    private readonly object _gate = new();
    private readonly List<Action<RequestContext>> _kept = [];
    private RequestContext? _listener;

    /// <param name="cancellation">Stops the request.</param>
    public DeferredStory(CancellationToken cancellation) => Context = new RequestContext(
        cancellation,
        line => Tell(listener => listener.Trace(line)),
        line => Tell(listener => listener.TellOfRetry(line)));

    /// <summary>What goes along with the request.</summary>
    public RequestContext Context { get; }

    /// <summary>Tells what was kept, and from now on whatever comes. The listener has to listen until the request ends.</summary>
    /// <param name="listener">Who listens.</param>
    public void TellTo(RequestContext listener)
    {
        lock (_gate)
        {
            _listener = listener;
            foreach (var tell in _kept) tell(listener);
            _kept.Clear();
        }
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
