using System;
using System.Collections.Generic;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>
/// What the service told a webhook. Each kind of event has a type of its own; all of them keep what they do not know.
/// </summary>
public abstract class VoiceEvent
{
    private readonly EventFields _fields;
    private IReadOnlyDictionary<string, object?>? _additionalProperties;

    private protected VoiceEvent(EventFields fields)
    {
        _fields = fields;

        // Answering machines are reported with call_uuid in place of uuid.
        Uuid = fields.Text("uuid") ?? fields.Text("call_uuid");
        ConversationUuid = fields.Text("conversation_uuid");
        Timestamp = fields.Time("timestamp");
        To = fields.Endpoint("to");
        From = fields.Endpoint("from");
        Direction = fields.Text("direction");
        RegionUrl = fields.Text("region_url");
    }

    /// <summary>
    /// The kind: status, answer, record, transcription, input, transfer, notify, error, payment, or unknown.
    /// </summary>
    public abstract string EventType { get; }

    /// <summary>The id of the call leg; null where the event is about a whole conversation, such as a recording.</summary>
    public string? Uuid { get; }

    /// <summary>The id of the conversation.</summary>
    public string? ConversationUuid { get; }

    /// <summary>When it happened, in UTC. Events do not always arrive in this order.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>Whom the call goes to.</summary>
    public VoiceEndpoint? To { get; }

    /// <summary>Whom the call comes from.</summary>
    public VoiceEndpoint? From { get; }

    /// <summary><c>outbound</c> or <c>inbound</c>.</summary>
    public string? Direction { get; }

    /// <summary>
    /// The host on which this call is controlled, for example <c>https://api-sg-1.nexmo.com</c>; null where the event does
    /// not say. Answer webhooks do.
    /// </summary>
    public string? RegionUrl { get; }

    /// <summary>The heart of the event in a few words, for people to read.</summary>
    public abstract string Summary { get; }

    /// <summary>The whole event as one line of JSON, to be kept in a file and read again.</summary>
    public string Raw => _fields.Json;

    /// <summary>What the service said beyond the other properties, by its own names.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties => _additionalProperties ??= _fields.Rest();

    /// <summary>Kind, summary and call.</summary>
    /// <returns>For example <c>status completed (63f61863-4a51-4f6b-86e1-46edebcf9356)</c>.</returns>
    public override string ToString() => $"{EventType} {Summary} ({Uuid ?? ConversationUuid ?? "no call"})";
}
