using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Events;
using VoicePS.Core.Json;

namespace VoicePS;

/// <summary>Something that a sandbox noted: a webhook with the answer it got, or a step of a call.</summary>
public sealed class VoiceSandboxEvent
{
    private readonly byte[] _json;
    private readonly string? _summary;
    private string? _raw;
    private IReadOnlyDictionary<string, object?>? _fields;
    private VoiceEvent? _event;

    /// <summary>Takes over what was noted.</summary>
    /// <param name="kind"><c>webhook</c> or <c>step</c>.</param>
    /// <param name="eventType">The kind of webhook, or the name of the step.</param>
    /// <param name="json">The details as one line of JSON in UTF-8. Not copied.</param>
    /// <param name="summary">What happened, for people to read; null where the webhook says it itself.</param>
    public VoiceSandboxEvent(string kind, string eventType, byte[] json, string? summary)
    {
        Kind = kind ?? throw new ArgumentNullException(nameof(kind));
        EventType = eventType ?? throw new ArgumentNullException(nameof(eventType));
        _json = json ?? throw new ArgumentNullException(nameof(json));
        _summary = summary;
    }

    /// <summary>When it happened, in UTC, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary><c>webhook</c>, or <c>step</c> for what happened in a call.</summary>
    public string Kind { get; }

    /// <summary>
    /// Of a webhook: answer, status, input, record, transcription, transfer, notify or error. Of a step: the NCCO
    /// action, such as talk, or what else happened.
    /// </summary>
    public string EventType { get; }

    /// <summary>The id of the call leg; null where it is about a whole conversation, such as a recording.</summary>
    public string? Uuid { get; init; }

    /// <summary>The id of the conversation.</summary>
    public string? ConversationUuid { get; init; }

    /// <summary>Where the webhook went; null where there is nobody to tell, and for a step.</summary>
    public string? Url { get; init; }

    /// <summary><c>GET</c> or <c>POST</c>; null where there is no <see cref="Url"/>.</summary>
    public string? Method { get; init; }

    /// <summary>How often it was sent: more than once where the first attempt failed.</summary>
    public int Attempts { get; init; }

    /// <summary>The HTTP status of the last answer; null where none came, or has not come yet.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>What went wrong, in the words that a fallback address gets to read; null where nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>True where the webhook is still under way, so that there can be no answer yet.</summary>
    public bool IsPending { get; init; }

    /// <summary>The details by the API's names: of a webhook, exactly what was sent.</summary>
    public IReadOnlyDictionary<string, object?> Fields => _fields ??= ReadFields();

    /// <summary>The details as one line of JSON: of a webhook sent by POST, its body.</summary>
    public string Raw => _raw ??= Encoding.UTF8.GetString(_json);

    /// <summary>The webhook as the event that a listener would have received; null for a step.</summary>
    public VoiceEvent? Event => Kind == "webhook" ? _event ??= EventReader.Read(Raw)[0] : null;

    /// <summary>The heart of it in a few words, for people to read.</summary>
    public string Summary => _summary ?? Event?.Summary ?? string.Empty;

    /// <summary>Time, kind and summary.</summary>
    /// <returns>For example <c>10:00:00.500 status answered</c>.</returns>
    public override string ToString() =>
        $"{Time.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {EventType} {Summary}".TrimEnd();

    private IReadOnlyDictionary<string, object?> ReadFields()
    {
        using var document = JsonDocument.Parse(_json);
        return (IReadOnlyDictionary<string, object?>)PlainJson.FromElement(document.RootElement)!;
    }
}
