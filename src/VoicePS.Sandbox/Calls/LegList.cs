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

    public ArraySegment<SandboxLeg> Read()
    {
        lock (_gate)
        {
            return new ArraySegment<SandboxLeg>(_items, 0, _count);
        }
    }
}
