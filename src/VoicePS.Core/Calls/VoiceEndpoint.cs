using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace VoicePS;

/// <summary>
/// One end of a call: a phone, a SIP address, a websocket, an app user or a VBC extension
/// (API reference: "endpoint values").
/// </summary>
public sealed class VoiceEndpoint : IEquatable<VoiceEndpoint>
{
    /// <summary>The audio format that a websocket gets when none is named: 16-bit linear PCM at 16 kHz.</summary>
    public const string DefaultContentType = "audio/l16;rate=16000";

    private static readonly Regex PhonePunctuation = new(@"[\s\u00A0\u2007\u202F\-\u2010-\u2015./()]", RegexOptions.CultureInvariant);
    private static readonly Regex E164 = new("^[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant);
    private static readonly Regex DateOrHost = new(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,3}(\.[0-9]{1,3}){3})$", RegexOptions.CultureInvariant);
    private static readonly Regex Tones = new(@"^[0-9#*p]*$", RegexOptions.CultureInvariant);
    private const string ComputedKey = "identity";

    private static readonly string[] IdentityKeys = ["number", "uri", "user", "extension"];

    private static readonly string[] TypeNames = ["phone", "sip", "websocket", "app", "vbc"];

    private static readonly string[] FieldKeys =
    [
        "type", "number", "dtmfAnswer", "shaken", "uri", "content-type", "headers", "standard_headers", "authorization",
        "user", "domain", "extension", ComputedKey,
    ];

    // The members in the order and the spelling in which they travel.
    private readonly Dictionary<string, object?> _members;

    private VoiceEndpoint(Dictionary<string, object?> members) => _members = members;

    /// <summary>The type: <c>phone</c>, <c>sip</c>, <c>websocket</c>, <c>app</c> or <c>vbc</c>, or whatever the service said.</summary>
    public string Type => Text("type") ?? "phone";

    /// <summary>
    /// Whom it reaches: the number, address, user or extension. (It is not called Address, because arrays have a
    /// method of that name, which would hide it in <c>$calls.To.Address</c>.)
    /// </summary>
    public string Identity => IdentityKeys.Select(Text).FirstOrDefault(static text => text is not null) ?? Type;

    /// <summary>The phone number in E.164 format without a plus sign, for type <c>phone</c>.</summary>
    public string? Number => Text("number");

    /// <summary>
    /// The tones that are sent as soon as the call is answered: 0-9, *, # and p for a pause of 500 ms.
    /// </summary>
    public string? DtmfAnswer => Text("dtmfAnswer");

    /// <summary>The address, for types <c>sip</c> and <c>websocket</c>.</summary>
    public string? Uri => Text("uri");

    /// <summary>The internet media type of the audio, for type <c>websocket</c>.</summary>
    public string? ContentType => Text("content-type");

    /// <summary>The metadata that travels along, for types <c>sip</c> and <c>websocket</c>.</summary>
    public object? Headers => _members.TryGetValue("headers", out var headers) ? headers : null;

    /// <summary>The user name, for type <c>app</c>.</summary>
    public string? User => Text("user");

    /// <summary>The extension, for type <c>vbc</c>.</summary>
    public string? Extension => Text("extension");

    /// <summary>
    /// Reads what people write: a phone number in any usual spelling, <c>sip:</c>, <c>ws:</c> or <c>wss:</c>.
    /// </summary>
    /// <param name="text">For example <c>+44 7700 900000</c>, <c>sip:rebekka@sip.example.com</c> or <c>wss://example.com/socket</c>.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">The text is none of these; the message says what is allowed.</exception>
    public static VoiceEndpoint Parse(string text)
    {
        var trimmed = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        if (HasScheme(trimmed, "sip", "sips")) return Sip(trimmed);
        if (HasScheme(trimmed, "ws", "wss")) return Websocket(trimmed);
        return Phone(trimmed);
    }

    /// <summary>Makes a phone endpoint.</summary>
    /// <param name="number">The number in any usual spelling; it is sent in E.164 format without a plus sign.</param>
    /// <param name="dtmfAnswer">The tones to send as soon as the call is answered, or null.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">The number or the tones cannot be sent; the message says why.</exception>
    public static VoiceEndpoint Phone(string number, string? dtmfAnswer = null)
    {
        var members = new Dictionary<string, object?> { ["type"] = "phone", ["number"] = NormalizeNumber(number) };
        if (dtmfAnswer is not null)
        {
            if (!Tones.IsMatch(dtmfAnswer))
            {
                throw new FormatException(
                    $"'{dtmfAnswer}' cannot be sent as dtmfAnswer: use the digits 0 to 9, *, # and p for a pause of half a second.");
            }

            members["dtmfAnswer"] = dtmfAnswer;
        }

        return new VoiceEndpoint(members);
    }

    /// <summary>Makes a SIP endpoint.</summary>
    /// <param name="uri">The address, for example <c>sip:rebekka@sip.example.com</c>.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">It is not a SIP address.</exception>
    public static VoiceEndpoint Sip(string uri)
    {
        if (!HasScheme(uri, "sip", "sips") || uri.Length <= uri.IndexOf(':') + 1 || uri.Any(char.IsWhiteSpace))
        {
            throw new FormatException($"'{uri}' is not a SIP address: write it as sip:user@host.");
        }

        // Schemes ignore case in people's hands, but not in every service's.
        var colon = uri.IndexOf(':');
        var sent = uri.Substring(0, colon).ToLowerInvariant() + uri.Substring(colon);
        return new VoiceEndpoint(new Dictionary<string, object?> { ["type"] = "sip", ["uri"] = sent });
    }

    /// <summary>Makes a websocket endpoint.</summary>
    /// <param name="uri">The address, beginning with <c>ws://</c> or <c>wss://</c>.</param>
    /// <param name="contentType">The media type of the audio.</param>
    /// <param name="headers">Metadata with text keys, or null.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">It is not a websocket address.</exception>
    public static VoiceEndpoint Websocket(
        string uri, string contentType = DefaultContentType, IReadOnlyDictionary<string, object?>? headers = null)
    {
        if (!HasScheme(uri, "ws", "wss") || !System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0)
        {
            throw new FormatException($"'{uri}' is not a websocket address: write it as wss://host/path.");
        }

        var members = new Dictionary<string, object?>
        {
            ["type"] = "websocket",
            ["uri"] = uri,
            ["content-type"] = contentType,
        };
        if (headers is not null) members["headers"] = headers;
        return new VoiceEndpoint(members);
    }

    /// <summary>Makes an endpoint from the API's own field names, as in a hashtable. Further fields travel along unchanged.</summary>
    /// <param name="members">The fields; <c>type</c> may be missing where the others tell it.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">The fields do not make an endpoint; the message says what is missing or wrong.</exception>
    public static VoiceEndpoint FromFields(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members ?? throw new ArgumentNullException(nameof(members))) Keep(member);
        var type = ReadField(fields, "type")?.ToLowerInvariant() ?? InferType(fields);

        return type switch
        {
            "phone" => Phone(Required(fields, type, "number"), ReadField(fields, "dtmfAnswer")).With(fields),
            "sip" => Sip(Required(fields, type, "uri")).With(fields),
            "websocket" => Websocket(
                Required(fields, type, "uri"), ReadField(fields, "content-type") ?? DefaultContentType).With(fields),
            "app" => Simple(type, "user", Required(fields, type, "user")).With(fields),
            "vbc" => Simple(type, "extension", Required(fields, type, "extension")).With(fields),
            _ => throw new FormatException(
                $"'{type}' is not an endpoint type: use phone, sip, websocket, app or vbc."),
        };

        // An endpoint that was turned to JSON and back has empty fields, and one that is only computed.
        void Keep(KeyValuePair<string, object?> member)
        {
            var key = CanonicalKey(member.Key);
            if (member.Value is not null && key != ComputedKey) fields[key] = member.Value;
        }
    }

    /// <summary>True for the name of a field that endpoints have, in any of its spellings.</summary>
    /// <param name="name">The name of a field, a column or a property.</param>
    /// <returns>True where it belongs to an endpoint.</returns>
    public static bool IsFieldName(string name) => Array.IndexOf(FieldKeys, CanonicalKey(name)) >= 0;

    /// <summary>True for the name of a type of endpoint.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>True for phone, sip, websocket, app and vbc.</returns>
    public static bool IsTypeName(string? name) =>
        name is not null && Array.IndexOf(TypeNames, name.ToLowerInvariant()) >= 0;

    /// <summary>Takes an endpoint as the service described it, without judging it.</summary>
    internal static VoiceEndpoint FromDictionary(Dictionary<string, object?> members) => new(members);

    /// <summary>Takes a bare address as events carry it, without judging it.</summary>
    internal static VoiceEndpoint FromAddress(string address)
    {
        if (HasScheme(address, "sip", "sips")) return Simple("sip", "uri", address);
        return HasScheme(address, "ws", "wss") ? Simple("websocket", "uri", address) : Simple("phone", "number", address);
    }

    /// <summary>The fields as they travel.</summary>
    /// <returns>The fields by their API names.</returns>
    public IReadOnlyDictionary<string, object?> ToDictionary() => _members;

    /// <inheritdoc/>
    public bool Equals(VoiceEndpoint? other) =>
        other is not null
        && string.Equals(Type, other.Type, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Identity, other.Identity, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VoiceEndpoint);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Identity);

    /// <summary>The address, so that tables and CSV files show whom it reaches.</summary>
    /// <returns>The number, address, user or extension.</returns>
    public override string ToString() => Identity;

    private static string NormalizeNumber(string number)
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

    private static bool HasScheme(string text, params string[] schemes) =>
        schemes.Any(scheme => text.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase));

    private static VoiceEndpoint Simple(string type, string key, string value) =>
        new(new Dictionary<string, object?> { ["type"] = type, [key] = value });

    // PowerShell users write ContentType or content_type where JSON has a hyphen.
    private static string CanonicalKey(string key) => key.Replace("_", string.Empty).Replace("-", string.Empty).ToUpperInvariant() switch
    {
        "CONTENTTYPE" => "content-type",
        "DTMFANSWER" => "dtmfAnswer",
        "STANDARDHEADERS" => "standard_headers",
        _ => key.ToLowerInvariant(),
    };

    private static string? ReadField(Dictionary<string, object?> fields, string key) =>
        fields.TryGetValue(key, out var value) && value is not null
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static string Required(Dictionary<string, object?> fields, string type, string key) =>
        ReadField(fields, key)
        ?? throw new FormatException($"An endpoint of type {type} needs the field '{key}'.");

    private static string InferType(Dictionary<string, object?> fields)
    {
        if (fields.ContainsKey("number")) return "phone";
        if (fields.ContainsKey("user")) return "app";
        if (fields.ContainsKey("extension")) return "vbc";
        if (ReadField(fields, "uri") is { } uri) return HasScheme(uri, "ws", "wss") ? "websocket" : "sip";
        throw new FormatException(
            $"These fields do not make an endpoint: {string.Join(", ", fields.Keys)}. An endpoint has a 'number', a 'uri', a 'user' or an 'extension'.");
    }

    private VoiceEndpoint With(Dictionary<string, object?> fields)
    {
        foreach (var field in fields.Where(field => !_members.ContainsKey(field.Key))) _members[field.Key] = field.Value;
        return this;
    }

    private string? Text(string key) =>
        _members.TryGetValue(key, out var value) && value is not (null or IDictionary or object?[])
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
