using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>An event of a kind that this module does not know. All it said is in AdditionalProperties and Raw.</summary>
public sealed class VoiceUnknownEvent : VoiceEvent
{
    internal VoiceUnknownEvent(EventFields fields)
        : base(fields)
    {
    }

    /// <inheritdoc/>
    public override string EventType => "unknown";

    /// <inheritdoc/>
    public override string Summary => "of an unknown kind";
}
