using System.Collections.Generic;

namespace VoicePS.Core.Reports;

/// <summary>Keeps the first few of many, in their order.</summary>
internal sealed class Ranking(int size, IComparer<VoiceCall> order)
{
    private readonly List<VoiceCall> _first = new(size + 1);

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<VoiceCall> First => _first;

    public void Add(VoiceCall call)
    {
        Count++;
        if (_first.Count == size && order.Compare(call, _first[size - 1]) >= 0) return;

        // Behind those that are as good: who came first stays first.
        var place = _first.Count;
        while (place > 0 && order.Compare(call, _first[place - 1]) < 0) place--;
        _first.Insert(place, call);
        if (_first.Count > size) _first.RemoveAt(size);
    }
}
