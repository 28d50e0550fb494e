using System;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>One line of the log: a webhook or a step. Small, because a busy sandbox has very many.</summary>
internal sealed class SandboxLogEntry
{
    private volatile Delivery? _delivery;

    public required DateTimeOffset Time { get; init; }

    public required string EventType { get; init; }

    public required string? Uuid { get; init; }

    public required string? ConversationUuid { get; init; }

    /// <summary>The details, written once: for a webhook these are the very bytes that are sent.</summary>
    public required byte[] Json { get; init; }

    /// <summary>What happened; null for a webhook, which says it itself.</summary>
    public string? Summary { get; init; }

    /// <summary>Where a webhook goes; null where there is nobody to tell.</summary>
    public WebhookTarget? Target { get; init; }

    /// <summary>What became of a webhook; null while it is under way.</summary>
    public Delivery? Delivery
    {
        get => _delivery;
        set => _delivery = value;
    }

    public VoiceSandboxEvent ToEvent()
    {
        var delivery = Delivery;
        return new VoiceSandboxEvent(Summary is null ? "webhook" : "step", EventType, Json, Summary)
        {
            Time = Time,
            Uuid = Uuid,
            ConversationUuid = ConversationUuid,
            Url = Target?.Url,
            Method = Target is null ? null : Target.IsGet ? "GET" : "POST",
            Attempts = delivery?.Attempts ?? 0,
            ResponseStatus = delivery?.Status,
            Problem = delivery?.Problem,
            IsPending = delivery is null,
        };
    }
}
