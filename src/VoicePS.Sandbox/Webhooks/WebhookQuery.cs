using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using VoicePS.Sandbox.Api;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Writes a webhook as the query string of a GET.</summary>
internal static class WebhookQuery
{
    /// <summary>Adds the fields to a URL, behind what its query holds already.</summary>
    public static string AddTo(string url, IReadOnlyDictionary<string, object?> fields)
    {
        var end = url.IndexOf('#');
        var bare = end < 0 ? url : url.Substring(0, end);
        var mark = bare.IndexOf('?');
        var separator = mark < 0 ? "?" : mark == bare.Length - 1 || bare[bare.Length - 1] == '&' ? "" : "&";

        // A field without a value is left out: in a query string null would be a text like any other.
        return bare + separator + string.Join("&", fields
            .Where(static field => field.Value is not null)
            .Select(static field => Uri.EscapeDataString(field.Key) + "=" + Uri.EscapeDataString(TextOf(field.Value!))));
    }

    // Objects and lists travel as JSON text; so do numbers and booleans, whose JSON is what one would write by hand.
    private static string TextOf(object value) =>
        value as string ?? Encoding.UTF8.GetString(JsonText.Value(value)).Trim('"');
}
