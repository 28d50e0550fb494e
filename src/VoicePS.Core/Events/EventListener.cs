using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Listening;

namespace VoicePS.Core.Events;

/// <summary>
/// Listens for webhooks. Requests are answered on threads of their own, and what came in waits in a queue, so that a
/// slow reader never keeps the service waiting.
/// </summary>
public sealed class EventListener : IDisposable
{
    /// <summary>More requests than this at the same time wait for their turn in the system's own queue.</summary>
    private const int RequestsAtOnce = 64;

    private readonly HttpListener _listener;
    private readonly EventListenerOptions _options;
    private readonly WebhookDesk _desk;
    private readonly BlockingCollection<EventArrival> _arrivals = new();
    private readonly SemaphoreSlim _places = new(RequestsAtOnce);
    private readonly CancellationTokenSource _closing = new();
    private int _underWay;
    private volatile bool _closed;

    private EventListener(HttpListener listener, string address, EventListenerOptions options)
    {
        _listener = listener;
        _options = options;
        _desk = new WebhookDesk(options, HandOn, _closing.Token);
        Address = address;
    }

    /// <summary>Where it listens, with a slash at the end: what to give the service as event_url or answer_url, if it can reach it.</summary>
    public string Address { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="options">How it behaves.</param>
    /// <returns>The listener. Dispose it to free its port.</returns>
    /// <exception cref="ListenerStartException">It cannot listen there.</exception>
    /// <exception cref="FormatException">The NCCO holds a value that has no form in JSON.</exception>
    public static EventListener Start(EventListenerOptions options)
    {
        var prefix = (options ?? throw new ArgumentNullException(nameof(options))).Prefix;

        // Better now than when the first call waits for it.
        _ = options.Ncco?.ToJson(indented: false);
        EventListener listener;
        if (prefix.IsLoopback)
        {
            var (local, address) = LocalListener.Open(prefix.Port, prefix.Path);
            listener = new EventListener(local, address.AbsoluteUri, options);
        }
        else
        {
            listener = new EventListener(LocalListener.OpenExactly(prefix.Port, prefix.ToString()), prefix.ToString(), options);
        }

        _ = Task.Run(listener.AcceptAsync);
        return listener;
    }

    /// <summary>Waits for the next arrival.</summary>
    /// <param name="wait">How long; zero takes only what is there already, -1 ms waits without end.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The arrival, or null where none came in time.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public EventArrival? Take(TimeSpan wait, CancellationToken cancellation)
    {
        // One wait may last no longer than the system counts in milliseconds.
        var milliseconds = wait < TimeSpan.Zero ? Timeout.Infinite : (int)Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue);
        return _arrivals.TryTake(out var arrival, milliseconds, cancellation) ? arrival : null;
    }

    /// <summary>Takes no more requests, lets the answers under way be sent, and frees the port.</summary>
    /// <param name="patience">How long the answers under way may take.</param>
    public void Stop(TimeSpan patience)
    {
        _closed = true;
        _closing.Cancel();
        var watch = Stopwatch.StartNew();
        while (Volatile.Read(ref _underWay) > 0 && watch.Elapsed < patience) Thread.Sleep(5);
        Dispose();
    }

    /// <summary>Frees the port at once. Requests under way are cut off.</summary>
    public void Dispose()
    {
        _closed = true;
        _closing.Cancel();
        _listener.Abort();
    }

    private bool HandOn(EventArrival arrival)
    {
        if (_arrivals.Count >= _options.QueueLimit) return false;
        _arrivals.Add(arrival);
        return true;
    }

    private async Task AcceptAsync()
    {
        while (!_closed)
        {
            await _places.WaitAsync().ConfigureAwait(false);
            if (await NextAsync().ConfigureAwait(false) is { } context)
            {
                // Counted here: the thread that serves it may have handed on its event before this one gets any further.
                Interlocked.Increment(ref _underWay);
                _ = Task.Run(() => ServeAsync(context));
                continue;
            }

            _places.Release();
            if (!_listener.IsListening) return;
        }
    }

    private async Task<HttpListenerContext?> NextAsync()
    {
        try
        {
            return await _listener.GetContextAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // One connection can fail and the next succeed; only a listener that is closed gives no more.
            return null;
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var watch = Stopwatch.StartNew();
        var line = $"{context.Request.HttpMethod} {context.Request.Url?.AbsolutePath}";
        try
        {
            var answer = _closed ? EventAnswer.Unavailable : await _desk.ReceiveAsync(context, watch).ConfigureAwait(false);
            await SendAsync(context.Response, answer).ConfigureAwait(false);
            HandOn(EventArrival.Tell(string.Format(
                CultureInfo.InvariantCulture, "{0}: {1} in {2:0} ms", line, answer.Status, watch.Elapsed.TotalMilliseconds)));
        }
        catch (Exception broken)
        {
            // The client went away, or the listener is being closed: there is nobody left to answer.
            context.Response.Abort();
            if (!_closed) HandOn(EventArrival.Tell($"{line}: cut off ({broken.Message})"));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            _places.Release();
        }
    }

    private static async Task SendAsync(HttpListenerResponse response, EventAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Ncco is { } ncco)
        {
            var body = Encoding.UTF8.GetBytes(ncco.ToJson(indented: false));
            response.ContentType = "application/json";
            response.ContentLength64 = body.Length;
            await response.OutputStream.WriteAsync(body, 0, body.Length).ConfigureAwait(false);
        }
        else
        {
            response.ContentLength64 = 0;
        }

        response.Close();
    }
}
