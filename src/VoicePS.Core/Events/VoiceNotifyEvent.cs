using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>A call came to a notify action in its NCCO.</summary>
public sealed class VoiceNotifyEvent : VoiceEvent
{
    internal VoiceNotifyEvent(EventFields fields)
        : base(fields) => Payload = fields.Value("payload");

    /// <inheritdoc/>
    public override string EventType => "notify";

    /// <summary>What the notify action was given to send: text, a number, a list, or a dictionary.</summary>
    public object? Payload { get; }

    /// <inheritdoc/>
    public override string Summary => EventFields.AsText(Payload) ?? "with a payload";
}
