using System;
using System.Collections.Generic;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Events;

/// <summary>Reads the query string of a webhook that comes by GET. It carries nested objects as JSON text.</summary>
internal static class QueryFields
{
    /// <summary>Reads a query string, with or without its question mark, or the address that ends with it.</summary>
    public static Dictionary<string, object?> Parse(string text)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in Query(text).Split('&'))
        {
            if (pair.Length == 0) continue;

            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            var value = equals < 0 ? string.Empty : Decode(pair.Substring(equals + 1));
            fields[name] = TryNested(value) ?? value;
        }

        return fields;
    }

    /// <summary>The object or list that a text holds as JSON; null where it holds none.</summary>
    public static object? TryNested(string text)
    {
        var start = text.TrimStart();
        if (start.Length == 0 || start[0] is not ('{' or '[')) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return PlainJson.FromElement(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Text that only looks like JSON, or is no Unicode, is text.
            return null;
        }
    }

    // "GET /event?uuid=1 HTTP/1.1", "https://example.com/event?uuid=1#top", "?uuid=1" and "uuid=1" are all meant alike.
    private static string Query(string text)
    {
        var query = text.Trim();
        var mark = query.IndexOf('?');
        var equals = query.IndexOf('=');
        if (mark >= 0 && (equals < 0 || mark < equals)) query = query.Substring(mark + 1);

        var end = query.IndexOfAny(['#', ' ']);
        return end < 0 ? query : query.Substring(0, end);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
