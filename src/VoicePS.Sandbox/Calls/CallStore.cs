using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// All legs of the sandbox, in the order of their creation. Legs are only ever added, so a page of an unfiltered
/// list is a slice that costs the same wherever it lies.
/// </summary>
internal sealed class CallStore : IDisposable
{
    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly ConcurrentDictionary<string, SandboxLeg> _byUuid = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LegList> _byConversation = new(StringComparer.Ordinal);
    private readonly LegList _all = new();
    private DateTimeOffset _newest = DateTimeOffset.MinValue;
    private bool _closed;

    public CallStore(ISandboxClock clock) => _clock = clock;

    public int Count => _all.Read().Count;

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

    public SandboxLeg? Find(string uuid) => _byUuid.TryGetValue(uuid, out var leg) ? leg : null;

    public CallPage List(CallFilter filter, long skip, int take)
    {
        var legs = Candidates(filter.ConversationUuid);
        var start = filter.From is { } from ? FirstIndex(legs, leg => leg.Identity.CreatedAt >= from) : 0;
        var end = filter.To is { } to ? FirstIndex(legs, leg => leg.Identity.CreatedAt > to) : legs.Count;
        var span = new ArraySegment<SandboxLeg>(legs.Array!, start, Math.Max(0, end - start));

        return filter.Status is { } status
            ? Slice(new ArraySegment<SandboxLeg>(span.Where(leg => leg.Status == status).ToArray()), filter.NewestFirst, skip, take)
            : Slice(span, filter.NewestFirst, skip, take);
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

    private LegList ListOf(string conversationUuid) => _byConversation.GetOrAdd(conversationUuid, static _ => new LegList());

    private ArraySegment<SandboxLeg> Candidates(string? conversationUuid)
    {
        if (conversationUuid is null) return _all.Read();

        return _byConversation.TryGetValue(conversationUuid, out var legs)
            ? legs.Read()
            : new ArraySegment<SandboxLeg>(Array.Empty<SandboxLeg>());
    }

    private static CallPage Slice(ArraySegment<SandboxLeg> legs, bool newestFirst, long skip, int take)
    {
        var length = (int)Math.Max(0, Math.Min(take, legs.Count - skip));
        var page = new List<SandboxLeg>(length);
        for (var i = 0; i < length; i++)
        {
            var index = (int)skip + i;
            if (newestFirst) index = legs.Count - 1 - index;
            page.Add(legs.Array![legs.Offset + index]);
        }

        return new CallPage(legs.Count, page);
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
