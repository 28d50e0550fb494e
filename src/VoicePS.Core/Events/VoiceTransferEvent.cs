using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>A call moved from one conversation to another.</summary>
public sealed class VoiceTransferEvent : VoiceEvent
{
    internal VoiceTransferEvent(EventFields fields)
        : base(fields)
    {
        _ = fields.Text("type");
        ConversationUuidFrom = fields.Text("conversation_uuid_from");
        ConversationUuidTo = fields.Text("conversation_uuid_to");
    }

    /// <inheritdoc/>
    public override string EventType => "transfer";

    /// <summary>The conversation that the call left.</summary>
    public string? ConversationUuidFrom { get; }

    /// <summary>The conversation that the call joined.</summary>
    public string? ConversationUuidTo { get; }

    /// <inheritdoc/>
    public override string Summary => $"to {ConversationUuidTo ?? "nowhere"}";
}
