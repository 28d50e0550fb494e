using VoicePS.Core.Calls;

namespace VoicePS.Core.Events;

/// <summary>One thing that a listener has to tell: an event, a warning, or a line about a request.</summary>
public sealed class EventArrival
{
    private EventArrival(VoiceEvent? received, EventReply? reply, string? warning, string? trace)
    {
        Event = received;
        Reply = reply;
        Warning = warning;
        Trace = trace;
    }

    /// <summary>The event, or null.</summary>
    public VoiceEvent? Event { get; }

    /// <summary>How the event is to be answered, where the listener asks for that.</summary>
    public EventReply? Reply { get; }

    /// <summary>Why a webhook was refused, or was not answered as it should, in a sentence or two; or null.</summary>
    public string? Warning { get; }

    /// <summary>A request and its answer in one line; or null.</summary>
    public string? Trace { get; }

    internal static EventArrival Of(VoiceEvent received, EventReply? reply) => new(received, reply, null, null);

    internal static EventArrival Warn(string warning) => new(null, null, warning, null);

    internal static EventArrival Tell(string trace) => new(null, null, null, PhoneNumbers.Mask(trace));
}
