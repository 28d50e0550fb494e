using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Listening;

namespace VoicePS.Core.Events;

/// <summary>Takes one webhook after the other, checks and reads it, hands its event on, and decides how it is answered.</summary>
internal sealed class WebhookDesk
{
    private readonly EventListenerOptions _options;
    private readonly Func<EventArrival, bool> _handOn;
    private readonly CancellationToken _closing;
    private readonly ReplayMemory _taken = new();

    /// <param name="options">How it behaves.</param>
    /// <param name="handOn">Takes what there is to tell; false where too much waits already.</param>
    /// <param name="closing">Cancelled when nobody replies any more.</param>
    public WebhookDesk(EventListenerOptions options, Func<EventArrival, bool> handOn, CancellationToken closing)
    {
        _options = options;
        _handOn = handOn;
        _closing = closing;
    }

    public async Task<EventAnswer> ReceiveAsync(HttpListenerContext context, Stopwatch watch)
    {
        var request = context.Request;
        if (request.HttpMethod is not ("GET" or "POST")) return EventAnswer.MethodNotAllowed;

        byte[]? body;
        try
        {
            body = request.HasEntityBody ? await ReadBodyAsync(context).ConfigureAwait(false) : [];
        }
        catch (TimeoutException)
        {
            return Refuse(request, "its body did not arrive in time", EventAnswer.TooSlow);
        }

        if (body is null) return Refuse(request, $"its body is longer than {EventListenerOptions.BodyLimit} bytes", EventAnswer.TooLarge);
        if (_options.Signature is not { } signature) return await ReadAsync(request, body, watch).ConfigureAwait(false);

        var now = DateTimeOffset.UtcNow;
        var found = signature.Check(request.Headers["Authorization"], body, now);
        if (!found.Success) return Refuse(request, $"its signature failed the check {found}", EventAnswer.Unauthorized);
        if (found.TokenId is not { Length: > 0 } id) return await ReadAsync(request, body, watch).ConfigureAwait(false);
        if (!_taken.TryAdd(id, (found.IssuedAt ?? now) + signature.MaximumAge, now))
        {
            return Refuse(request, "its signature was used before, so that it is a copy of an earlier webhook", EventAnswer.Unauthorized);
        }

        var answer = await ReadAsync(request, body, watch).ConfigureAwait(false);
        if (answer.Status == EventAnswer.Unavailable.Status) _taken.Forget(id);
        return answer;
    }

    private async Task<EventAnswer> ReadAsync(HttpListenerRequest request, byte[] body, Stopwatch watch) =>
        TryRead(request, body, out var events) is { } reason
            ? Refuse(request, $"it cannot be understood: {reason}", EventAnswer.BadRequest)
            : await HandOnAsync(events, watch).ConfigureAwait(false);

    // While a body is under way the connection is marked as not to be kept. Otherwise the listener, when it is
    // stopped, waits for a second in the hope that the rest arrives and the connection can be used again.
    private async Task<byte[]?> ReadBodyAsync(HttpListenerContext context)
    {
        var keepAlive = context.Response.KeepAlive;
        context.Response.KeepAlive = false;
        var body = await BodyReader.ReadAsync(context.Request.InputStream, _options.ReadTimeout).ConfigureAwait(false);
        context.Response.KeepAlive = keepAlive;
        return body;
    }

    private static string? TryRead(HttpListenerRequest request, byte[] body, out IReadOnlyList<VoiceEvent> events)
    {
        try
        {
            events = body.Length > 0 ? EventReader.Read(Encoding.UTF8.GetString(body)) : [EventReader.ReadQuery(QueryOf(request.RawUrl))];
            return null;
        }
        catch (FormatException exception)
        {
            events = [];
            return exception.Message;
        }
    }

    private async Task<EventAnswer> HandOnAsync(IReadOnlyList<VoiceEvent> events, Stopwatch watch)
    {
        // The service sends one event at a time; only the last of a list can have the answer.
        foreach (var early in events.Take(events.Count - 1))
        {
            if (!_handOn(EventArrival.Of(early, null))) return EventAnswer.Unavailable;
        }

        if (events.Count == 0) return EventAnswer.Empty;
        var received = events[events.Count - 1];
        var reply = _options.AsksForReplies ? new EventReply() : null;
        if (!_handOn(EventArrival.Of(received, reply))) return EventAnswer.Unavailable;
        return reply is null ? Usual(received) : await WaitAsync(received, reply, watch).ConfigureAwait(false);
    }

    private async Task<EventAnswer> WaitAsync(VoiceEvent received, EventReply reply, Stopwatch watch)
    {
        var limit = received is VoiceAnswerEvent ? _options.AnswerTimeout : _options.EventTimeout;
        var (answer, isLate) = await reply.WaitAsync(limit - watch.Elapsed, Late(received), _closing).ConfigureAwait(false);
        if (isLate)
        {
            _handOn(EventArrival.Warn(
                $"The NCCO for the event {received} was not ready within {limit.TotalSeconds:0.###} seconds, so {Describe(answer)}. "
                + "The script can run only while the pipeline is not busy with an earlier event."));
        }

        return answer;
    }

    private EventAnswer Usual(VoiceEvent received) =>
        received is VoiceAnswerEvent && _options.Ncco is { } ncco ? EventAnswer.With(ncco) : EventAnswer.Empty;

    // Where the call needs an NCCO to go on, the service had better ask again. A status needs none.
    private EventAnswer Late(VoiceEvent received) => received switch
    {
        VoiceAnswerEvent when _options.Ncco is not null => Usual(received),
        VoiceAnswerEvent or VoiceInputEvent or VoiceNotifyEvent => EventAnswer.Unavailable,
        _ => EventAnswer.Empty,
    };

    private static string Describe(EventAnswer answer)
    {
        if (answer.Ncco is not null) return "the one of -Ncco was sent in its place";
        return answer.Status == EventAnswer.Unavailable.Status
            ? "the service was told to try again (status 503)"
            : "the service got an empty answer";
    }

    private EventAnswer Refuse(HttpListenerRequest request, string reason, EventAnswer answer)
    {
        _handOn(EventArrival.Warn($"A webhook from {request.RemoteEndPoint?.Address} was refused: {reason}"));
        return answer;
    }

    private static string QueryOf(string? target)
    {
        var mark = (target ?? string.Empty).IndexOf('?');
        return mark < 0 ? string.Empty : target!.Substring(mark + 1);
    }
}
