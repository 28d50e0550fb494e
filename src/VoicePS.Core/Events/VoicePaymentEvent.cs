using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>A payment over the phone succeeded or failed.</summary>
public sealed class VoicePaymentEvent : VoiceEvent
{
    internal VoicePaymentEvent(EventFields fields)
        : base(fields)
    {
        _ = fields.Text("type");
        Status = fields.Text("status");
    }

    /// <inheritdoc/>
    public override string EventType => "payment";

    /// <summary><c>success</c> or <c>failure</c>.</summary>
    public string? Status { get; }

    /// <inheritdoc/>
    public override string Summary => Status ?? "without a status";
}
