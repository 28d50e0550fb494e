using System;
using System.Collections.Generic;

namespace VoicePS.Core.Events;

/// <summary>
/// Lets the events of certain calls pass. Events about a conversation, such as recordings, name no call: they pass once
/// an event of one of the calls has told which conversation it is in.
/// </summary>
public sealed class EventFilter
{
    private readonly HashSet<string> _calls = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _conversations = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where no call was named, and so every event passes.</summary>
    public bool IsEmpty => _calls.Count == 0;

    /// <summary>Names calls.</summary>
    /// <param name="calls">The ids of their legs.</param>
    public void Add(IEnumerable<string> calls)
    {
        foreach (var call in calls ?? throw new ArgumentNullException(nameof(calls))) _calls.Add(call);
    }

    /// <summary>Judges one event.</summary>
    /// <param name="received">The event.</param>
    /// <returns>True where it passes.</returns>
    public bool Accepts(VoiceEvent received)
    {
        if (received is null) throw new ArgumentNullException(nameof(received));
        return Accepts(received.Uuid, received.ConversationUuid, received);
    }

    /// <summary>Judges one event of a sandbox.</summary>
    /// <param name="noted">The event.</param>
    /// <returns>True where it passes.</returns>
    public bool Accepts(VoiceSandboxEvent noted)
    {
        if (noted is null) throw new ArgumentNullException(nameof(noted));
        return Accepts(noted.Uuid, noted.ConversationUuid, noted.EventType == "transfer" ? noted.Event : null);
    }

    private bool Accepts(string? uuid, string? conversation, VoiceEvent? transfer)
    {
        if (IsEmpty) return true;
        if (uuid is null) return conversation is not null && _conversations.Contains(conversation);
        if (!_calls.Contains(uuid)) return false;

        if (conversation is not null) _conversations.Add(conversation);
        if (transfer is VoiceTransferEvent { ConversationUuidTo: { } next }) _conversations.Add(next);
        return true;
    }
}
