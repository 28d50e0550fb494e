using System.Collections.Generic;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>What a webhook says.</summary>
/// <param name="Kind">answer, status, input, record, transcription, transfer, notify or error.</param>
/// <param name="Uuid">The leg it is about; null where it is about a conversation.</param>
/// <param name="ConversationUuid">The conversation it is about.</param>
/// <param name="Fields">What is sent, by the API's names and in its order, as plain values.</param>
internal sealed record WebhookMessage(
    string Kind, string? Uuid, string? ConversationUuid, IReadOnlyDictionary<string, object?> Fields);
