using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>Something in a call went wrong, for example in its NCCO.</summary>
public sealed class VoiceErrorEvent : VoiceEvent
{
    internal VoiceErrorEvent(EventFields fields)
        : base(fields) => Reason = fields.Text("reason");

    /// <inheritdoc/>
    public override string EventType => "error";

    /// <summary>What went wrong, in the service's words.</summary>
    public string? Reason { get; }

    /// <inheritdoc/>
    public override string Summary => Reason ?? "without a reason";
}
