using System;
using System.Collections.Generic;
using System.Net.Http.Headers;

namespace VoicePS.Sandbox.Api;

/// <summary>Which content types count as JSON, on the way in and on the way out.</summary>
internal static class MediaTypes
{
    // All but the first come from the API's own list of 2017.
    private static readonly HashSet<string> Accepted = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/json",
        "application/jsonrequest",
        "application/x-javascript",
        "text/json",
        "text/javascript",
        "text/x-javascript",
        "text/x-json",
    };

    public static bool IsJson(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType ?? "", out var parsed) || parsed.MediaType is not { } type) return false;

        var charset = parsed.CharSet?.Trim('"');
        if (charset is not null && !IsUtf8(charset)) return false;

        return Accepted.Contains(type)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True where a client that sends this Accept header can read JSON. It must say clearly that it cannot to be refused.</summary>
    public static bool IsJsonAccepted(string? accept) =>
        string.IsNullOrWhiteSpace(accept)
        || Array.Exists(accept!.Split(','), static part => part.Split(';')[0].Trim() is var range
            && (range is "" or "*" or "*/*" || range.Equals("application/*", StringComparison.OrdinalIgnoreCase)
                || range.EndsWith("json", StringComparison.OrdinalIgnoreCase)));

    // ASCII is a part of UTF-8, so both may be read as UTF-8.
    private static bool IsUtf8(string charset) =>
        charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
}
