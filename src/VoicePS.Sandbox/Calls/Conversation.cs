using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>A conversation with a name: calls that join it hear each other, once it has begun.</summary>
internal sealed class Conversation
{
    private readonly object _gate = new();
    private readonly List<ConversationMember> _members = new();
    private Recording? _recording;
    private bool _hasBegun;

    public Conversation(string name, string uuid)
    {
        Name = name;
        Uuid = uuid;
    }

    public string Name { get; }

    public string Uuid { get; }

    /// <summary>Lets somebody in.</summary>
    /// <param name="member">Who comes.</param>
    /// <param name="begins">True where the conversation begins with that, if it has not begun.</param>
    /// <returns>Those who have waited for it to begin.</returns>
    public IReadOnlyList<ConversationMember> Join(ConversationMember member, bool begins)
    {
        lock (_gate)
        {
            _hasBegun |= begins;
            member.IsOnHold = !_hasBegun;
            var released = _hasBegun ? _members.Where(static other => other.IsOnHold).ToArray() : [];
            foreach (var other in released) other.IsOnHold = false;
            _members.Add(member);
            return released;
        }
    }

    /// <summary>Begins to record, unless it is recorded already.</summary>
    public void Record(Recording recording)
    {
        lock (_gate) _recording ??= recording;
    }

    /// <summary>Lets somebody out. Gives the recording where nobody is left to be recorded; then it can begin anew.</summary>
    public Recording? Leave(ConversationMember member)
    {
        lock (_gate)
        {
            _members.Remove(member);
            if (_members.Count > 0) return null;
            var recording = _recording;
            _recording = null;
            _hasBegun = false;
            return recording;
        }
    }

    /// <summary>Ends it for everybody who is in it.</summary>
    public void End()
    {
        ConversationMember[] members;
        lock (_gate) members = _members.ToArray();
        foreach (var member in members) member.Ended.Wake();
    }

    /// <summary>Who hears what a call says; null where the call is not in it.</summary>
    public IReadOnlyList<string>? ListenersOf(string uuid)
    {
        lock (_gate)
        {
            return _members.Find(member => member.Uuid == uuid) is { } speaker
                ? _members.Where(member => member != speaker && member.CanHear(speaker)).Select(static member => member.Uuid).ToArray()
                : null;
        }
    }
}
