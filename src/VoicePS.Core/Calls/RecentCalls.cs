using System;
using System.Collections.Generic;

namespace VoicePS.Core.Calls;

/// <summary>
/// Remembers the calls of the latest pages. Calls that come or go while a list is read push others over the edge of a page,
/// so that they come once more; they never come from far away.
/// </summary>
internal sealed class RecentCalls
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<List<string>> _pages = new();
    private readonly int _capacity;

    /// <param name="pages">How many pages are remembered.</param>
    public RecentCalls(int pages) => _capacity = pages;

    /// <summary>Leaves out the calls that a recent page had already, and remembers the others.</summary>
    /// <param name="calls">The calls of a page. The list is changed.</param>
    /// <returns>How many were left out.</returns>
    public int RemoveKnown(List<VoiceCall> calls)
    {
        var added = new List<string>(calls.Count);
        var known = calls.RemoveAll(call =>
        {
            if (call.Uuid.Length == 0) return false;
            if (!_ids.Add(call.Uuid)) return true;
            added.Add(call.Uuid);
            return false;
        });
        Remember(added);
        return known;
    }

    private void Remember(List<string> page)
    {
        _pages.Enqueue(page);
        if (_pages.Count > _capacity) _ids.ExceptWith(_pages.Dequeue());
    }
}
