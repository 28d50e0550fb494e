using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>
/// Everything that was sent, with the answer it got, and every step of the calls, in the order in which it happened.
/// Safe to use from several threads.
/// </summary>
internal sealed class SandboxEventLog : IDisposable
{
    /// <summary>How many entries are kept: some 100 MB. A sandbox that runs for weeks forgets the oldest.</summary>
    public const int Capacity = 250_000;

    private static readonly IReadOnlyDictionary<string, object?> NoFields = new Dictionary<string, object?>();

    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly int _capacity;
    private readonly Queue<SandboxLogEntry> _entries = new();
    private readonly HashSet<SandboxLogReader> _readers = new();
    private bool _closed;

    public SandboxEventLog(ISandboxClock clock, int capacity = Capacity)
    {
        _clock = clock;
        _capacity = capacity;
    }

    /// <summary>Notes a step of a call.</summary>
    public void Add(SandboxStep step) => Keep(new SandboxLogEntry
    {
        Time = _clock.UtcNow,
        EventType = step.Kind,
        Uuid = step.Uuid,
        ConversationUuid = step.ConversationUuid,
        Summary = step.Summary,
        Json = JsonText.Value(step.Fields ?? NoFields),
        Delivery = Delivery.None,
    });

    /// <summary>Notes a webhook that is about to be sent, or that nobody is there to receive.</summary>
    public SandboxLogEntry Add(WebhookTarget? target, WebhookMessage message)
    {
        var entry = new SandboxLogEntry
        {
            Time = _clock.UtcNow,
            EventType = message.Kind,
            Uuid = message.Uuid,
            ConversationUuid = message.ConversationUuid,
            Target = target,
            Json = JsonText.Value(message.Fields),
            Delivery = target is null ? Delivery.None : null,
        };
        Keep(entry);
        return entry;
    }

    /// <summary>Notes what became of a webhook. Only the first word counts.</summary>
    public void Settle(SandboxLogEntry entry, Delivery delivery)
    {
        lock (_gate)
        {
            if (entry.Delivery is not null) return;
            entry.Delivery = delivery;
            foreach (var reader in _readers) reader.Offer(entry);
        }
    }

    /// <summary>Everything that is kept, in order, also what is still under way.</summary>
    public IReadOnlyList<SandboxLogEntry> Read()
    {
        lock (_gate) return _entries.ToArray();
    }

    /// <summary>Begins to follow the log: first what is there, then each entry as soon as it is settled.</summary>
    public SandboxLogReader Follow()
    {
        lock (_gate)
        {
            var reader = new SandboxLogReader(Leave);
            foreach (var entry in _entries.Where(static entry => entry.Delivery is not null)) reader.Offer(entry);
            if (_closed) reader.Complete();
            else _readers.Add(reader);
            return reader;
        }
    }

    /// <summary>Nothing more comes. What was noted can still be read.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var reader in _readers) reader.Complete();
            _readers.Clear();
        }
    }

    private void Keep(SandboxLogEntry entry)
    {
        lock (_gate)
        {
            if (_closed) return;
            if (_entries.Count >= _capacity) _entries.Dequeue();
            _entries.Enqueue(entry);
            if (entry.Delivery is null) return;

            foreach (var reader in _readers) reader.Offer(entry);
        }
    }

    private void Leave(SandboxLogReader reader)
    {
        lock (_gate) _readers.Remove(reader);
    }
}
