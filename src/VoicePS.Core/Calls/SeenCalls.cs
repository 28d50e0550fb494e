using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Calls;

/// <summary>
/// Remembers the calls that the service told of last, for suggestions that must not wait for a network. Safe to use from
/// several threads.
/// </summary>
public sealed class SeenCalls
{
    private const int Capacity = 50;

    private readonly object _gate = new();
    private readonly List<SeenCall> _calls = new(Capacity + 1);

    /// <summary>What is remembered now, the latest first.</summary>
    /// <returns>Each call once, as it was last seen.</returns>
    public IReadOnlyList<SeenCall> Latest()
    {
        lock (_gate) return Enumerable.Reverse(_calls).ToArray();
    }

    internal void Add(VoiceCall call)
    {
        if (call.Uuid.Length == 0) return;

        lock (_gate)
        {
            _calls.RemoveAll(seen => seen.Call.Uuid == call.Uuid);
            _calls.Add(new SeenCall(call, DateTimeOffset.UtcNow));
            if (_calls.Count > Capacity) _calls.RemoveAt(0);
        }
    }

    /// <summary>Remembers the calls at the head of a list, of which the first is to stay the latest.</summary>
    internal void Add(IReadOnlyList<VoiceCall> page)
    {
        for (var index = Math.Min(page.Count, Capacity) - 1; index >= 0; index--) Add(page[index]);
    }
}
