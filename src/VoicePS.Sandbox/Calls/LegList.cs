using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// A list that grows at its end and is forgotten from its beginning. What was read once never changes, so readers work
/// on it without a lock while others change it.
/// </summary>
internal sealed class LegList
{
    private const int Smallest = 4;

    private readonly object _gate = new();
    private SandboxLeg[] _items = new SandboxLeg[Smallest];
    private int _start;
    private int _count;

    public void Add(SandboxLeg leg)
    {
        lock (_gate)
        {
            if (_start + _count == _items.Length) Move(_count * 2);
            _items[_start + _count++] = leg;
        }
    }

    /// <summary>Puts a leg where it belongs by the time of its creation. Whoever reads goes on to see the list as it was.</summary>
    public void Insert(SandboxLeg leg)
    {
        lock (_gate)
        {
            Move(_count + Smallest);
            var place = _count++;
            for (; place > 0 && _items[place - 1].Identity.CreatedAt > leg.Identity.CreatedAt; place--) _items[place] = _items[place - 1];
            _items[place] = leg;
        }
    }

    /// <summary>Takes a leg out. Whoever reads goes on to see the list as it was.</summary>
    public void Remove(SandboxLeg leg)
    {
        lock (_gate)
        {
            var place = Array.IndexOf(_items, leg, _start, _count) - _start;
            if (place < 0) return;

            Move(_count);
            Array.Copy(_items, place + 1, _items, place, --_count - place);
            _items[_count] = null!;
        }
    }

    /// <summary>Forgets the first one. Whoever reads goes on to see the list as it was.</summary>
    public void RemoveFirst()
    {
        lock (_gate)
        {
            _start++;
            _count--;
            // Until then, the array holds on to what is forgotten.
            if (_start > _count) Move(_count);
        }
    }

    public ArraySegment<SandboxLeg> Read()
    {
        lock (_gate)
        {
            return new ArraySegment<SandboxLeg>(_items, _start, _count);
        }
    }

    // Goes on with an array of its own, which begins with the first.
    private void Move(int size)
    {
        var items = new SandboxLeg[Math.Max(Smallest, size)];
        Array.Copy(_items, _start, items, 0, _count);
        _items = items;
        _start = 0;
    }
}
