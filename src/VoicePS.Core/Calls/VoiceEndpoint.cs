using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Calls;

namespace VoicePS;

/// <summary>
/// One end of a call: a phone, a SIP address, a websocket, an app user or a VBC extension
/// (API reference: "endpoint values").
/// </summary>
public sealed class VoiceEndpoint : IEquatable<VoiceEndpoint>
{
    /// <summary>The audio format that a websocket gets when none is named: 16-bit linear PCM at 16 kHz.</summary>
    public const string DefaultContentType = "audio/l16;rate=16000";

    /// <summary>The audio formats that the API documents for a websocket.</summary>
    public static readonly IReadOnlyList<string> ContentTypes = ["audio/l16;rate=8000", DefaultContentType, "audio/l16;rate=24000"];

    private const string ComputedKey = "identity";
    private const string StandardHeadersKey = "standard_headers";
    private const string StandardHeadersKeyInNcco = "standardHeaders";

    private static readonly string[] IdentityKeys = ["number", "uri", "user", "extension"];

    private static readonly string[] TypeNames = ["phone", "sip", "websocket", "app", "vbc"];

    private static readonly string[] FieldKeys =
    [
        "type", "number", "dtmfAnswer", "shaken", "onAnswer", "uri", "content-type", "headers", StandardHeadersKey,
        "authorization", "user", "domain", "extension", ComputedKey,
    ];

    // The members in the order and the spelling in which they travel. A custom authorization is among them, so they
    // are shown to nobody but the service.
    private Dictionary<string, object?>? _members;

    // Lists hold phones by the ten thousand, and hardly anybody looks at more than their numbers.
    private readonly string? _number;

    private VoiceEndpoint(Dictionary<string, object?> members) => _members = members;

    private VoiceEndpoint(string number) => _number = number;

    /// <summary>The type: <c>phone</c>, <c>sip</c>, <c>websocket</c>, <c>app</c> or <c>vbc</c>, or whatever the service said.</summary>
    public string Type => _number is null ? Text("type") ?? "phone" : "phone";

    /// <summary>
    /// Whom it reaches: the number, address, user or extension. (It is not called Address, because arrays have a
    /// method of that name, which would hide it in <c>$calls.To.Address</c>.)
    /// </summary>
    public string Identity =>
        _number is null && Domain is not null && User is not null
            ? $"sip:{User}@{Domain}"
            : _number ?? IdentityKeys.Select(Text).FirstOrDefault(static text => text is not null) ?? Type;

    /// <summary>The phone number in E.164 format without a plus sign, for type <c>phone</c>.</summary>
    public string? Number => _number ?? Text("number");

    /// <summary>
    /// The tones that are sent as soon as the call is answered: 0-9, *, # and p for a pause of 500 ms.
    /// </summary>
    public string? DtmfAnswer => Text("dtmfAnswer");

    /// <summary>The STIR/SHAKEN identity header, for type <c>phone</c>. The vendor takes it by arrangement only.</summary>
    public string? Shaken => Text("shaken");

    /// <summary>
    /// What the callee hears before the two are joined, for type <c>phone</c> in an NCCO's connect action: <c>url</c> is
    /// the address of an NCCO, <c>ringbackTone</c> what the caller hears meanwhile.
    /// </summary>
    public object? OnAnswer => Member("onAnswer");

    /// <summary>The address, for types <c>sip</c> and <c>websocket</c>.</summary>
    public string? Uri => Text("uri");

    /// <summary>The internet media type of the audio, for type <c>websocket</c>.</summary>
    public string? ContentType => Text("content-type");

    /// <summary>
    /// The metadata that travels along, for types <c>sip</c> (each as a header <c>X-name</c>) and <c>websocket</c> (in the
    /// first message).
    /// </summary>
    public object? Headers => Member("headers");

    /// <summary>The headers that go out without <c>X-</c>, for type <c>sip</c>: <c>User-to-User</c>.</summary>
    public object? StandardHeaders => Member(StandardHeadersKey);

    /// <summary>
    /// How the service proves to a websocket who it is: <c>vonage</c> or <c>custom</c>. What it sends then is a secret and
    /// is not shown.
    /// </summary>
    public string? Authorization => Member("authorization") switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.TryGetValue("type", out var type) ? type as string : null,
        string type => type,
        _ => null,
    };

    /// <summary>The user name, for type <c>app</c>; or for type <c>sip</c>, together with <see cref="Domain"/>.</summary>
    public string? User => Text("user");

    /// <summary>The name of a SIP trunk of the account, for type <c>sip</c>, in place of an address.</summary>
    public string? Domain => Text("domain");

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
        var members = new Dictionary<string, object?> { ["type"] = "phone", ["number"] = EndpointRules.NormalizeNumber(number) };
        if (dtmfAnswer is not null) members["dtmfAnswer"] = EndpointRules.CheckTones(dtmfAnswer);
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
            "sip" when fields.ContainsKey("domain") || fields.ContainsKey("user") => SipTrunk(fields).With(fields),
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

    /// <summary>Takes a phone as the service described it, without judging its number.</summary>
    internal static VoiceEndpoint FromNumber(string number) => new(number);

    /// <summary>Takes a bare address as events carry it, without judging it.</summary>
    internal static VoiceEndpoint FromAddress(string address)
    {
        if (HasScheme(address, "sip", "sips")) return Simple("sip", "uri", address);
        return HasScheme(address, "ws", "wss") ? Simple("websocket", "uri", address) : Simple("phone", "number", address);
    }

    /// <summary>The fields as they travel in a request. A custom authorization is among them: do not show them.</summary>
    /// <returns>The fields by their API names.</returns>
    public IReadOnlyDictionary<string, object?> ToDictionary() => Members;

    /// <summary>
    /// The fields as they stand in an NCCO, which spells one of them otherwise. A custom authorization is among them.
    /// </summary>
    /// <returns>The fields by the names that they have in an NCCO.</returns>
    public IReadOnlyDictionary<string, object?> ToNccoDictionary() => Members.ToDictionary(
        static member => member.Key == StandardHeadersKey ? StandardHeadersKeyInNcco : member.Key, static member => member.Value);

    /// <summary>
    /// What the service may refuse although it need not: limits on which the vendor's own documents disagree, or which
    /// real systems are known to exceed.
    /// </summary>
    /// <returns>One sentence for each; none where all is well.</returns>
    public IReadOnlyList<string> Doubts() => EndpointRules.Doubts(this);

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

    private static bool HasScheme(string text, params string[] schemes) =>
        schemes.Any(scheme => text.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase));

    private static VoiceEndpoint SipTrunk(Dictionary<string, object?> fields)
    {
        if (fields.ContainsKey("uri")) throw new FormatException("A SIP endpoint has either a 'uri', or a 'user' and a 'domain'.");
        return new VoiceEndpoint(new Dictionary<string, object?>
        {
            ["type"] = "sip",
            ["user"] = Required(fields, "sip", "user"),
            ["domain"] = Required(fields, "sip", "domain"),
        });
    }

    private static VoiceEndpoint Simple(string type, string key, string value) =>
        new(new Dictionary<string, object?> { ["type"] = type, [key] = value });

    // PowerShell users write ContentType or content_type where JSON has a hyphen.
    private static string CanonicalKey(string key) => key.Replace("_", string.Empty).Replace("-", string.Empty).ToUpperInvariant() switch
    {
        "CONTENTTYPE" => "content-type",
        "DTMFANSWER" => "dtmfAnswer",
        "STANDARDHEADERS" => StandardHeadersKey,
        "ONANSWER" => "onAnswer",
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
        if (fields.ContainsKey("domain")) return "sip";
        if (fields.ContainsKey("user")) return "app";
        if (fields.ContainsKey("extension")) return "vbc";
        if (ReadField(fields, "uri") is { } uri) return HasScheme(uri, "ws", "wss") ? "websocket" : "sip";
        throw new FormatException(
            $"These fields do not make an endpoint: {string.Join(", ", fields.Keys)}. An endpoint has a 'number', a 'uri', a 'user' or an 'extension'.");
    }

    private VoiceEndpoint With(Dictionary<string, object?> fields)
    {
        foreach (var field in fields.Where(field => !Members.ContainsKey(field.Key)))
        {
            Members[field.Key] = EndpointRules.Check(Type, field.Key, field.Value);
        }

        return this;
    }

    private Dictionary<string, object?> Members =>
        _members ??= new Dictionary<string, object?> { ["type"] = "phone", ["number"] = _number };

    private object? Member(string key) => Members.TryGetValue(key, out var value) ? value : null;

    private string? Text(string key) =>
        Member(key) is { } value and not (IDictionary or object?[])
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
