using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>What the fields of an endpoint may hold: what is refused here, and what is only doubtful.</summary>
internal static class EndpointRules
{
    private const int LongestSipUri = 50;
    private const int LargestHeaders = 512;
    private const int LongestUserToUser = 256;
    private const int LongestAuthorization = 8191;
    private const string UserToUser = "User-to-User";
    private const string Vonage = "vonage";
    private const string Custom = "custom";

    private static readonly Regex PhonePunctuation = new(@"[\s\u00A0\u2007\u202F\-\u2010-\u2015./()]", RegexOptions.CultureInvariant);
    private static readonly Regex E164 = new("^[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant);
    private static readonly Regex DateOrHost = new(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,3}(\.[0-9]{1,3}){3})$", RegexOptions.CultureInvariant);
    private static readonly Regex Tones = new(@"^[0-9#*p]*$", RegexOptions.CultureInvariant);

    /// <summary>A phone number as it travels: E.164 without a plus sign.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static string NormalizeNumber(string number)
    {
        var text = number.Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) text = text.Substring(4);

        // "+44 (0)7700 900000" shows a zero that is dialled at home only.
        var international = text.StartsWith("+", StringComparison.Ordinal) || text.StartsWith("00", StringComparison.Ordinal);
        if (international) text = text.Replace("(0)", string.Empty);

        var digits = PhonePunctuation.Replace(text, string.Empty);
        if (digits.StartsWith("+", StringComparison.Ordinal)) digits = digits.Substring(1);
        else if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits.Substring(2);
        var isPlain = !text.StartsWith("-", StringComparison.Ordinal) && !DateOrHost.IsMatch(text);
        if (isPlain && E164.IsMatch(digits)) return digits;

        throw new FormatException(digits.Length > 0 && digits[0] == '0' && digits.All(static c => c is >= '0' and <= '9')
            ? $"'{number}' has no country code: write it in international form, for example 447700900000."
            : $"'{number}' is not an endpoint: use a phone number of 7 to 15 digits with its country code, "
                + "sip:user@host, wss://host/path, or a hashtable such as @{ type = 'app'; user = 'alice' }.");
    }

    /// <summary>The tones that are sent after the answer.</summary>
    /// <exception cref="FormatException">Some of them do not exist.</exception>
    public static string CheckTones(string tones) => Tones.IsMatch(tones)
        ? tones
        : throw new FormatException(
            $"'{tones}' cannot be sent as dtmfAnswer: use the digits 0 to 9, *, # and p for a pause of half a second.");

    /// <summary>A field that goes along with the others of an endpoint, as it travels.</summary>
    /// <exception cref="FormatException">It cannot be sent; the message says why, and never holds a secret.</exception>
    public static object? Check(string type, string key, object? value) => (type, key) switch
    {
        ("phone", "onAnswer") => OnAnswer(value),
        ("sip", "headers") => SipHeaders(value),
        ("sip", "standard_headers") => StandardHeaders(value),
        ("websocket", "headers") => Fields(key, value),
        ("websocket", "authorization") => Authorization(value),
        _ => value,
    };

    /// <summary>What the service may refuse although it need not.</summary>
    public static IReadOnlyList<string> Doubts(VoiceEndpoint endpoint)
    {
        var doubts = new List<string>();
        switch (endpoint.Type)
        {
            case "sip":
                if (endpoint.Uri is { Length: > LongestSipUri } uri)
                {
                    doubts.Add(
                        $"The SIP address {uri} has {uri.Length} characters. The API's description allows {LongestSipUri}, "
                        + "which many real addresses exceed: if the service refuses it, this may be why.");
                }

                doubts.AddRange(Names(endpoint.StandardHeaders).Where(static name => name != UserToUser).Select(static name =>
                    $"The header {name} is none of the standard headers that the API documents: {UserToUser} is the only one. Give others as headers."));
                break;
            case "websocket":
                if (endpoint.ContentType is { } format && !VoiceEndpoint.ContentTypes.Contains(format, StringComparer.Ordinal))
                {
                    doubts.Add(
                        $"'{format}' is none of the audio formats that the API documents: {string.Join(", ", VoiceEndpoint.ContentTypes)}.");
                }

                if (LengthOf(endpoint.Headers) is var length and > LargestHeaders)
                {
                    doubts.Add(
                        $"The headers of {endpoint.Identity} are {length} bytes long as JSON; the API's documentation allows {LargestHeaders}.");
                }

                break;
        }

        return doubts;
    }

    private static Dictionary<string, object?> OnAnswer(object? value)
    {
        var sent = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in Fields("onAnswer", value))
        {
            var key = field.Key.Replace("_", string.Empty).ToUpperInvariant() switch
            {
                "URL" => "url",
                "RINGBACKTONE" => "ringbackTone",
                _ => field.Key,
            };
            sent[key] = field.Value;
        }

        return sent.TryGetValue("url", out var url) && url is string { Length: > 0 }
            ? sent
            : throw new FormatException("What happens on the answer (onAnswer) needs the field 'url': the address of an NCCO.");
    }

    private static Dictionary<string, object?> SipHeaders(object? value)
    {
        var headers = Fields("headers", value);
        foreach (var header in headers.Where(static header => header.Value is IDictionary or object?[]))
        {
            throw new FormatException($"The SIP header {header.Key} is a text, not a list or a table.");
        }

        return headers;
    }

    private static Dictionary<string, object?> StandardHeaders(object? value)
    {
        var headers = SipHeaders(value);
        if (headers.TryGetValue(UserToUser, out var text) && text is string { Length: > LongestUserToUser } tooLong)
        {
            throw new FormatException(
                $"The header {UserToUser} may have up to {LongestUserToUser} characters; this one has {tooLong.Length}.");
        }

        return headers;
    }

    private static Dictionary<string, object?> Authorization(object? value)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (value is string name) fields["type"] = name;
        else foreach (var field in Fields("authorization", value)) fields[field.Key] = field.Value;
        fields.TryGetValue("value", out var secret);
        var type = fields.TryGetValue("type", out var said) && said is string { Length: > 0 } given
            ? given.ToLowerInvariant()
            : secret is null ? Vonage : Custom;

        switch (type)
        {
            case Vonage when secret is null:
                return new Dictionary<string, object?> { ["type"] = Vonage };
            case Vonage:
                throw new FormatException(
                    "The authorization 'vonage' takes no value: the service makes its own token. Use the type 'custom' to send a value.");
            case Custom when secret is null:
                throw new FormatException(
                    "The authorization 'custom' needs a value: what the service sends in the header Authorization. "
                    + "It is a secret, so an endpoint that was written to a file or to JSON has lost it.");
            case Custom when secret is string { Length: > 0 and <= LongestAuthorization } text && text.All(static c => c is >= ' ' and <= '~'):
                return new Dictionary<string, object?> { ["type"] = Custom, ["value"] = text };
            case Custom:
                throw new FormatException(
                    $"The value of an authorization is a text of 1 to {LongestAuthorization} characters in one line, letters without accents, digits and punctuation.");
            default:
                // Not quoted: whoever mistakes the type for the value has written a secret there.
                throw new FormatException("An authorization is of the type vonage or custom; this one is of another.");
        }
    }

    private static Dictionary<string, object?> Fields(string key, object? value) => value is IEnumerable<KeyValuePair<string, object?>> fields
        ? fields.ToDictionary(static field => field.Key, static field => field.Value, StringComparer.Ordinal)
        : throw new FormatException($"The field '{key}' of an endpoint is a table of names and values, such as @{{ name = 'value' }}.");

    private static IEnumerable<string> Names(object? headers) =>
        headers is IEnumerable<KeyValuePair<string, object?>> fields ? fields.Select(static field => field.Key) : [];

    private static long LengthOf(object? headers)
    {
        if (headers is null) return 0;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) PlainJson.Write(writer, headers);
        return buffer.Length;
    }
}
