using System.Collections.Generic;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Something that happened in a call and that no webhook tells of, such as a text that was spoken.</summary>
/// <param name="Kind">talk, stream, record, input, connect, conversation, wait, dtmf ...: the name of the NCCO action, where there is one.</param>
/// <param name="Uuid">The leg.</param>
/// <param name="ConversationUuid">Its conversation at that moment.</param>
/// <param name="Summary">What happened in a few words, for people to read: the text itself where one was spoken.</param>
/// <param name="Fields">The details by the API's names, as plain values.</param>
internal sealed record SandboxStep(
    string Kind, string? Uuid, string? ConversationUuid, string Summary, IReadOnlyDictionary<string, object?>? Fields = null);
