using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// All calls of an application, in the order of their creation: those that were there before the sandbox, then those
/// that live in it. A page of an unfiltered list is a slice that costs the same wherever it lies. What is older than
/// calls are kept for is forgotten.
/// </summary>
internal sealed class CallStore : IDisposable
{
    private static readonly SeededCalls NoCalls = new(0, 0, DateTimeOffset.UtcNow, SandboxApiVersion.Current);

    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly TimeSpan _retention;
    private readonly SeededCalls _seeded;
    private readonly ConcurrentDictionary<string, SandboxLeg> _byUuid = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LegList> _byConversation = new(StringComparer.Ordinal);
    private readonly LegList _all = new();
    private DateTimeOffset _newest = DateTimeOffset.MinValue;
    private int _created;
    private bool _closed;

    /// <param name="clock">The sandbox's time.</param>
    /// <param name="retention">How long calls are kept, from their creation on; a call that is not over is kept in any case.</param>
    /// <param name="seeded">What was there before; null where there was nothing.</param>
    public CallStore(ISandboxClock clock, TimeSpan retention, SeededCalls? seeded = null)
    {
        _clock = clock;
        _retention = retention;
        _seeded = seeded ?? NoCalls;
    }

    /// <summary>How many there ever were, also those that are forgotten.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _created + _seeded.Count;
        }
    }

    private DateTimeOffset KeptSince => _clock.UtcNow - _retention;

    /// <summary>Makes a leg, with a time of creation that is never before that of the leg before it.</summary>
    public SandboxLeg Add(Func<DateTimeOffset, SandboxLeg> make)
    {
        lock (_gate)
        {
            var now = _clock.UtcNow;
            // A clock that was put back must not disorder the list: searching by time relies on the order.
            if (now > _newest) _newest = now;

            var leg = make(_newest);
            if (_closed) leg.Dispose();
            _byUuid[leg.Identity.Uuid] = leg;
            ListOf(leg.ConversationUuid).Add(leg);
            _all.Add(leg);
            _created++;
            return leg;
        }
    }

    /// <summary>Takes a leg from its conversation into another one.</summary>
    public void Move(SandboxLeg leg, string conversationUuid)
    {
        lock (_gate)
        {
            ListOf(leg.ConversationUuid).Remove(leg);
            leg.MoveTo(conversationUuid);
            ListOf(conversationUuid).Insert(leg);
        }
    }

    /// <summary>The legs of a conversation; none where there is no such conversation.</summary>
    public ArraySegment<SandboxLeg> InConversation(string conversationUuid) => Candidates(conversationUuid);

    /// <summary>A leg that lives here, or lived here.</summary>
    public SandboxLeg? Find(string uuid)
    {
        Forget();
        return _byUuid.TryGetValue(uuid, out var leg) ? leg : null;
    }

    /// <summary>A call that lives or lived here, or was there before.</summary>
    public ICallRecord? Look(string uuid)
    {
        if (Find(uuid) is { } leg) return leg;
        return _seeded.Find(uuid) is { } call && call.CreatedAt >= KeptSince ? call : null;
    }

    public CallPage List(CallFilter filter, long skip, int take)
    {
        Forget();
        var before = _seeded.Select(filter, KeptSince);
        var legs = Candidates(filter.ConversationUuid);
        var start = filter.From is { } from ? FirstIndex(legs, leg => leg.Identity.CreatedAt >= from) : 0;
        var end = filter.To is { } to ? FirstIndex(legs, leg => leg.Identity.CreatedAt > to) : legs.Count;
        var span = new ArraySegment<SandboxLeg>(legs.Array!, legs.Offset + start, Math.Max(0, end - start));
        if (filter.Status is { } status) span = new ArraySegment<SandboxLeg>(span.Where(leg => leg.Status == status).ToArray());

        return Slice(before, span, filter.NewestFirst, skip, take);
    }

    /// <summary>Stops all legs where they are.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var leg in _all.Read()) leg.Dispose();
        }

        // Only now, so that none can do anything to another when what goes on in it is cut off.
        foreach (var leg in _all.Read()) leg.Run?.Abandon();
    }

    // Calls are forgotten in their order, and those that are not over hold up the ones behind them: a call lasts no
    // longer than the shortest time that calls can be kept for, so that this makes minutes and no more.
    private void Forget()
    {
        lock (_gate)
        {
            var keptSince = KeptSince;
            foreach (var leg in _all.Read())
            {
                if (leg.Identity.CreatedAt >= keptSince || !leg.Status.HasEnded()) return;

                _all.RemoveFirst();
                _byUuid.TryRemove(leg.Uuid, out _);
                var conversation = ListOf(leg.ConversationUuid);
                conversation.Remove(leg);
                if (conversation.Read().Count == 0) _byConversation.TryRemove(leg.ConversationUuid, out _);
            }
        }
    }

    private LegList ListOf(string conversationUuid) => _byConversation.GetOrAdd(conversationUuid, static _ => new LegList());

    private ArraySegment<SandboxLeg> Candidates(string? conversationUuid)
    {
        if (conversationUuid is null) return _all.Read();

        return _byConversation.TryGetValue(conversationUuid, out var legs)
            ? legs.Read()
            : new ArraySegment<SandboxLeg>(Array.Empty<SandboxLeg>());
    }

    private CallPage Slice(IndexSpan before, ArraySegment<SandboxLeg> legs, bool newestFirst, long skip, int take)
    {
        var count = before.Count + legs.Count;
        var length = (int)Math.Max(0, Math.Min(take, count - skip));
        var page = new List<ICallRecord>(length);
        for (var i = 0; i < length; i++)
        {
            var place = (int)skip + i;
            if (newestFirst) place = count - 1 - place;
            page.Add(place < before.Count ? _seeded[before[place]] : legs.Array![legs.Offset + place - before.Count]);
        }

        return new CallPage(count, page);
    }

    // Binary search: the legs are in the order of their creation.
    private static int FirstIndex(ArraySegment<SandboxLeg> legs, Func<SandboxLeg, bool> isAtOrAfter)
    {
        var low = 0;
        var high = legs.Count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (isAtOrAfter(legs.Array![legs.Offset + middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
