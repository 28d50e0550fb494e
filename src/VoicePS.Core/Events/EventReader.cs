using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Events;

/// <summary>Turns a webhook of any form into a typed event.</summary>
public static class EventReader
{
    private const string NoEvent = "An event is a JSON object such as {\"status\":\"ringing\", ...}, or the query string of a webhook.";

    /// <summary>Reads text: a JSON object, a list of them, or a query string such as <c>?uuid=...&amp;status=ringing</c>.</summary>
    /// <param name="text">The text as it came, with or without a byte-order mark.</param>
    /// <returns>The events, one for each object.</returns>
    /// <exception cref="FormatException">The text is neither; the message says what is wrong and where.</exception>
    public static IReadOnlyList<VoiceEvent> Read(string text)
    {
        var trimmed = (text ?? throw new ArgumentNullException(nameof(text))).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (trimmed.Length == 0) throw new FormatException("There is no event in an empty text.");
        if (trimmed[0] is '{' or '[') return ReadJson(trimmed);
        if (trimmed.IndexOf('=') > 0) return [ReadQuery(trimmed)];
        throw new FormatException($"The text is not an event. {NoEvent}");
    }

    /// <summary>Reads the query string of a webhook that came by GET.</summary>
    /// <param name="query">The query string, still encoded; nested objects are JSON text in it.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException">It has no fields.</exception>
    public static VoiceEvent ReadQuery(string query) => ReadFields(QueryFields.Parse(query ?? throw new ArgumentNullException(nameof(query))));

    /// <summary>Reads a webhook that somebody else took apart already.</summary>
    /// <param name="fields">The fields by the API's names, as plain values.</param>
    /// <returns>The event.</returns>
    /// <exception cref="FormatException">There is no field, or one holds a value that has no form in JSON.</exception>
    public static VoiceEvent ReadFields(IReadOnlyDictionary<string, object?> fields)
    {
        if (fields is null) throw new ArgumentNullException(nameof(fields));
        if (fields.Count == 0) throw new FormatException($"There are no fields. {NoEvent}");
        return EventTypes.Classify(new EventFields(fields, Write(writer => PlainJson.Write(writer, fields))));
    }

    private static VoiceEvent[] ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(ReadElement)]
                : [ReadElement(document.RootElement)];
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"The event is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Half a character shows as it is read, or, where it is escaped, only when it is used.
            throw new FormatException("The event holds text that is no Unicode.", exception);
        }
    }

    private static VoiceEvent ReadElement(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new FormatException($"The JSON is not an event. {NoEvent}");

        var fields = (Dictionary<string, object?>)PlainJson.FromElement(element)!;
        if (fields.Count == 0) throw new FormatException($"There are no fields. {NoEvent}");
        return EventTypes.Classify(new EventFields(fields, Write(element.WriteTo)));
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
