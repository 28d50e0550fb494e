using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// A list that only grows. What was read once never changes, so readers work on it without a lock while others
/// add to it.
/// </summary>
internal sealed class LegList
{
    private readonly object _gate = new();
    private SandboxLeg[] _items = new SandboxLeg[4];
    private int _count;

    public void Add(SandboxLeg leg)
    {
        lock (_gate)
        {
            if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
            _items[_count++] = leg;
        }
    }

    /// <summary>Puts a leg where it belongs by the time of its creation. Whoever reads goes on to see the list as it was.</summary>
    public void Insert(SandboxLeg leg)
    {
        lock (_gate)
        {
            var place = _count;
            while (place > 0 && _items[place - 1].Identity.CreatedAt > leg.Identity.CreatedAt) place--;

            var items = new SandboxLeg[_count + 4];
            Array.Copy(_items, items, place);
            items[place] = leg;
            Array.Copy(_items, place, items, place + 1, _count - place);
            _items = items;
            _count++;
        }
    }

    /// <summary>Takes a leg out. Whoever reads goes on to see the list as it was.</summary>
    public void Remove(SandboxLeg leg)
    {
        lock (_gate)
        {
            var place = Array.IndexOf(_items, leg, 0, _count);
            if (place < 0) return;

            var items = new SandboxLeg[Math.Max(4, _count - 1)];
            Array.Copy(_items, items, place);
            Array.Copy(_items, place + 1, items, place, _count - place - 1);
            _items = items;
            _count--;
        }
    }

    public ArraySegment<SandboxLeg> Read()
    {
        lock (_gate)
        {
            return new ArraySegment<SandboxLeg>(_items, 0, _count);
        }
    }
}
