using System.Collections.Generic;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>What a webhook was answered with.</summary>
/// <param name="Status">The HTTP status of the last answer; null where none came.</param>
/// <param name="Ncco">The actions, where the answer is a success and its body an NCCO; null where the body is empty.</param>
/// <param name="Problem">Why there is no NCCO although there should be one, in one sentence; null where all is well.</param>
internal sealed record WebhookReply(
    int? Status, IReadOnlyList<IReadOnlyDictionary<string, object?>>? Ncco, string? Problem);
