using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Http;

/// <summary>
/// Reads what the service says when it refuses. There is no one form: the reference of 2017, the voice service,
/// the gateway and proxies each have their own, and all become one exception.
/// </summary>
internal static class ErrorReader
{
    private const int MaximumBodyCharacters = 8192;
    private const int MaximumMessageCharacters = 2000;

    private static readonly string[] TitleKeys = ["title", "error_title", "error-code-label", "error_code_label", "description", "message"];

    public static VoiceApiException ToException(VoiceResponse response)
    {
        var said = ReadJson(response.Body);
        var title = FirstText(said, TitleKeys);
        var detail = FirstText(said, "detail") ?? OtherWords(said, title);
        var invalid = ReadInvalidParameters(said);

        return new VoiceApiException(VoiceErrorKind.Refused, Compose(response, title, detail, invalid))
        {
            StatusCode = (int)response.Status,
            Title = title,
            Detail = detail,
            ErrorType = FirstText(said, "type", "error_type", "error-code", "code"),
            InvalidParameters = invalid,
            Instance = FirstText(said, "instance"),
            TraceId = response.TraceId,
            ResponseBody = DecodeBody(response.Body),
            ServerTime = response.Date,
        };
    }

    public static VoiceApiException NotUnderstood(VoiceResponse response, Exception? cause = null, string expected = "the JSON expected")
    {
        var what = response.Body.Length == 0
            ? "nothing at all"
            : $"a body ({response.ContentType ?? "of unknown type"}) that is not {expected}";
        return Unreadable(response, what, cause);
    }

    /// <summary>Describes an answer of which more came than anybody should say.</summary>
    public static VoiceApiException TooLarge(VoiceResponse response, int limit) =>
        Unreadable(response, $"more than {limit / (1024 * 1024)} MB, of which no more was read");

    /// <summary>Describes a success that comes with something else than it should.</summary>
    public static VoiceApiException Unreadable(VoiceResponse response, string what, Exception? cause = null) => new(
        VoiceErrorKind.NotUnderstood, $"The service answered {(int)response.Status} {response.ReasonPhrase}, but with {what}.", cause)
    {
        StatusCode = (int)response.Status,
        TraceId = response.TraceId,
        ResponseBody = DecodeBody(response.Body),
        ServerTime = response.Date,
    };

    private static string Compose(
        VoiceResponse response, string? title, string? detail, Dictionary<string, string> invalid)
    {
        var status = ((int)response.Status).ToString(CultureInfo.InvariantCulture);
        var headline = title ?? (string.IsNullOrEmpty(response.ReasonPhrase) ? response.Status.ToString() : response.ReasonPhrase);
        var message = new StringBuilder($"The service answered {status} {headline}");
        if (detail is not null) message.Append(": ").Append(detail.TrimEnd('.'));
        foreach (var parameter in invalid)
        {
            message.Append(detail is null && message.ToString().IndexOf(':') < 0 ? ": " : "; ")
                .Append(parameter.Key).Append(": ").Append(parameter.Value.TrimEnd('.'));
        }

        if ((int)response.Status is >= 300 and < 400)
        {
            message.Append(". It points to another address, which is not followed: the token goes only where it was meant to go");
        }

        // A page of words would bury what comes after it; all of them are in the exception's properties.
        if (message.Length > MaximumMessageCharacters) message.Length = MaximumMessageCharacters;
        return message.Append(message.Length == MaximumMessageCharacters ? '\u2026' : '.').ToString();
    }

    private static JsonElement? ReadJson(ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0) return null;
        try
        {
            using var document = JsonDocument.Parse(PlainJson.Decode(body));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // A proxy's page of HTML is no less an answer: status and body are kept.
            return null;
        }
    }

    private static string? FirstText(JsonElement? said, params string[] keys)
    {
        if (said is not { } element) return null;
        return keys
            .Select(key => Find(element, key) is { } value ? ScalarText(value) : null)
            .FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text));
    }

    // The system's own search gives up at the first name that is no Unicode.
    private static JsonElement? Find(JsonElement element, string key)
    {
        JsonElement? found = null;
        foreach (var member in element.EnumerateObject())
        {
            if (PlainJson.NameOf(member) == key) found = member.Value;
        }

        return found;
    }

    private static string? OtherWords(JsonElement? said, string? title) =>
        FirstText(said, "description", "message", "error-code-label") is { } words && words != title ? words : null;

    private static string? ScalarText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PlainJson.TextOf(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    // An object in 2017, a list of { name, reason } today.
    private static Dictionary<string, string> ReadInvalidParameters(JsonElement? said)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (said is not { } element || Find(element, "invalid_parameters") is not { } invalid) return found;

        if (invalid.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in invalid.EnumerateObject()) Add(PlainJson.NameOf(member), ScalarText(member.Value) ?? member.Value.GetRawText());
        }
        else if (invalid.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in invalid.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    Add(FirstText(item, "name", "parameter", "field") ?? "request", FirstText(item, "reason", "message", "detail") ?? item.GetRawText());
                }
                else
                {
                    Add("request", ScalarText(item) ?? item.GetRawText());
                }
            }
        }

        return found;

        void Add(string name, string reason) =>
            found[name] = found.TryGetValue(name, out var earlier) ? $"{earlier}; {reason}" : reason;
    }

    private static string? DecodeBody(ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0) return null;
        var text = PlainJson.Decode(body.Slice(0, Math.Min(body.Length, MaximumBodyCharacters * 4)));
        return text.Length > MaximumBodyCharacters ? text.Substring(0, MaximumBodyCharacters) : text;
    }
}
