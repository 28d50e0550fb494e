using System;
using System.Collections.Generic;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// Brings what the far end presses and says to whatever asks for it. What comes before anything asks waits: whoever
/// plays a callee by hand need not hit the right moment.
/// </summary>
internal sealed class Ear
{
    private static readonly TimeSpan PauseLength = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private readonly List<CalleeInput> _waiting = new();
    private readonly Action<TimeSpan, Action> _later;
    private readonly Action<CalleeInput> _note;
    private readonly Func<CalleeInput, bool> _isForOthers;
    private readonly List<(CalleeInput Input, int Start)> _given = new();
    private Collector? _open;
    private Action<char>? _subscriber;

    /// <param name="later">Does something after a while, unless the leg is over by then.</param>
    /// <param name="note">Told of everything that is pressed and said, when it is.</param>
    /// <param name="isForOthers">True for what is said to others in the conversation, where nothing else asks for it.</param>
    public Ear(Action<TimeSpan, Action> later, Action<CalleeInput> note, Func<CalleeInput, bool> isForOthers)
    {
        _later = later;
        _note = note;
        _isForOthers = isForOthers;
    }

    public void Hear(CalleeInput input)
    {
        var isForOthers = _isForOthers(input);
        Action<CalleeInput>? taker;
        lock (_gate)
        {
            taker = TakerOf(input) ?? (isForOthers ? _note : null);
            if (taker is null) _waiting.Add(input);
        }

        taker?.Invoke(input);
    }

    /// <summary>Hears something that is meant for one question only, and means nothing when that is over.</summary>
    public void HearFor(Collector collector, CalleeInput input)
    {
        bool isOpen;
        lock (_gate) isOpen = ReferenceEquals(_open, collector);
        if (isOpen) Give(input, collector.Press, collector.Say);
    }

    /// <summary>Asks for keys and words. What waits for that comes at once.</summary>
    public void Open(Collector collector)
    {
        lock (_gate)
        {
            _given.Clear();
            _open = collector;
        }

        BringWaiting();
    }

    /// <summary>Asks no more. What was pressed meanwhile, and not got to, waits for the next question.</summary>
    public void Close(Collector collector)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_open, collector)) return;
            _open = null;
            var taken = collector.TakenCount;
            _waiting.InsertRange(0, _given.FindAll(given => given.Start >= taken).ConvertAll(static given => given.Input with { IsOld = true }));
            _given.Clear();
        }
    }

    /// <summary>Asks for every key, whenever nothing else asks for it; null asks no more.</summary>
    public void Subscribe(Action<char>? subscriber)
    {
        lock (_gate) _subscriber = subscriber;
        if (subscriber is not null) BringWaiting();
    }

    // One thing at a time: what was sent together answers one question, and the next waits for the next question.
    private void BringWaiting()
    {
        CalleeInput? input;
        Action<CalleeInput>? taker;
        lock (_gate)
        {
            input = _waiting.Find(waiting => TakerOf(waiting) is not null);
            if (input is null) return;
            _waiting.Remove(input);
            taker = TakerOf(input);
        }

        taker!(input);
    }

    // Only under the lock.
    private Action<CalleeInput>? TakerOf(CalleeInput input)
    {
        if (_open is { } open && open.Takes(input)) return taken => GiveTo(open, taken);
        if (_subscriber is { } subscriber && !input.IsSpeech) return taken => Give(taken, subscriber, static _ => { });
        return null;
    }

    private void GiveTo(Collector collector, CalleeInput input)
    {
        lock (_gate)
        {
            if (!input.IsSpeech && ReferenceEquals(_open, collector)) _given.Add((input, collector.PressedCount));
        }

        Give(input, collector.Press, collector.Say);
    }

    private void Give(CalleeInput input, Action<char> press, Action<string> say)
    {
        if (input.IsSpeech)
        {
            if (!input.IsOld) _note(input);
            say(input.Text);
            return;
        }

        var pause = input.Text.IndexOf('p');
        var keys = pause < 0 ? input.Text : input.Text.Substring(0, pause);
        if (keys.Length > 0 && !input.IsOld) _note(CalleeInput.Keys(keys));
        foreach (var key in keys) press(key);
        if (pause < 0) return;

        var rest = CalleeInput.Keys(input.Text.Substring(pause + 1));
        if (rest.Text.Length > 0) _later(PauseLength, () => Give(rest, press, say));
    }
}
