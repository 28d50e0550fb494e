using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>A conversation with a name: calls that join it hear each other.</summary>
internal sealed class Conversation
{
    private readonly object _gate = new();
    private readonly Dictionary<LegRun, Waiter> _members = new();
    private Recording? _recording;

    public Conversation(string name, string uuid)
    {
        Name = name;
        Uuid = uuid;
    }

    public string Name { get; }

    public string Uuid { get; }

    /// <summary>Lets somebody in. The result is woken when the conversation is ended for all.</summary>
    public Waiter Join(LegRun member)
    {
        var waiter = new Waiter();
        lock (_gate) _members[member] = waiter;
        return waiter;
    }

    /// <summary>Begins to record, unless it is recorded already.</summary>
    public void Record(Recording recording)
    {
        lock (_gate) _recording ??= recording;
    }

    /// <summary>Lets somebody out. Gives the recording where nobody is left to be recorded.</summary>
    public Recording? Leave(LegRun member)
    {
        lock (_gate)
        {
            _members.Remove(member);
            if (_members.Count > 0) return null;
            var recording = _recording;
            _recording = null;
            return recording;
        }
    }

    /// <summary>Ends it for everybody who is in it.</summary>
    public void End()
    {
        Waiter[] waiting;
        lock (_gate) waiting = _members.Values.ToArray();
        foreach (var waiter in waiting) waiter.Wake();
    }
}
