using System.Collections.Generic;

namespace VoicePS.Sandbox.Calls;

/// <summary>Takes keys and words for as long as the call asks for them.</summary>
internal sealed class Collector
{
    private readonly object _gate = new();
    private readonly Queue<char> _keys = new();
    private readonly bool _takesKeys;
    private readonly bool _takesSpeech;
    private string? _speech;
    private bool _hasHeard;
    private int _pressed;
    private Waiter? _waiter;

    public Collector(bool takesKeys, bool takesSpeech)
    {
        _takesKeys = takesKeys;
        _takesSpeech = takesSpeech;
    }

    /// <summary>How many keys were pressed so far.</summary>
    public int PressedCount
    {
        get
        {
            lock (_gate) return _pressed;
        }
    }

    /// <summary>How many of them were taken.</summary>
    public int TakenCount
    {
        get
        {
            lock (_gate) return _pressed - _keys.Count;
        }
    }

    // One answer in words is enough for a question; the next waits for the next one.
    public bool Takes(CalleeInput input)
    {
        lock (_gate) return input.IsSpeech ? _takesSpeech && !_hasHeard : _takesKeys;
    }

    public void Press(char key)
    {
        lock (_gate)
        {
            _keys.Enqueue(key);
            _pressed++;
        }

        Call();
    }

    public void Say(string text)
    {
        lock (_gate)
        {
            if (!_hasHeard) _speech = text;
            _hasHeard = true;
        }

        Call();
    }

    /// <summary>The next key that was pressed; null where none is left.</summary>
    public char? TakeKey()
    {
        lock (_gate) return _keys.Count > 0 ? _keys.Dequeue() : null;
    }

    /// <summary>What was said; null where nothing was.</summary>
    public string? TakeSpeech()
    {
        lock (_gate)
        {
            var speech = _speech;
            _speech = null;
            return speech;
        }
    }

    /// <summary>Something to wait with: it is woken by the next key or word, at once where there is one already.</summary>
    public Waiter Listen()
    {
        var waiter = new Waiter();
        bool has;
        lock (_gate)
        {
            _waiter = waiter;
            has = _keys.Count > 0 || _speech is not null;
        }

        if (has) waiter.Wake();
        return waiter;
    }

    private void Call()
    {
        Waiter? waiter;
        lock (_gate)
        {
            waiter = _waiter;
            _waiter = null;
        }

        waiter?.Wake();
    }
}
