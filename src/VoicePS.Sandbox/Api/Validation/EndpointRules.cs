using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The rules for the endpoints that a call or a connect action may have.</summary>
internal static class EndpointRules
{
    private const int MaximumHeaderBytes = 512;
    private const int MaximumUserToUser = 256;
    private const int MaximumAuthorization = 8191;
    private static readonly Regex Number = new("^[0-9]{7,15}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex Digits = new("^[0-9#*p]*\\z", RegexOptions.CultureInvariant);
    private static readonly Regex SipUri = new("^sips?:[^\\s@]+@[^\\s@]+\\z", RegexOptions.CultureInvariant);

    public static bool IsNumber(string text) => Number.IsMatch(text);

    public static bool IsSipUri(string text) => SipUri.IsMatch(text);

    /// <summary>Reads an array with exactly one endpoint.</summary>
    public static LegEndpoint? ReadSingle(Fields fields, string name)
    {
        if (fields.List(name, required: true) is not { } list) return null;
        if (list.GetArrayLength() != 1)
        {
            fields.Refuse(name, "Must be an array with exactly one endpoint.");
            return null;
        }

        if (list[0].ValueKind == JsonValueKind.Object)
            return Read(new Fields(list[0], fields.PathOf(name) + "[0].", fields.Errors), list[0]);

        fields.Refuse(name, InvalidParameter.WrongType);
        return null;
    }

    private static LegEndpoint? Read(Fields endpoint, JsonElement source)
    {
        if (endpoint.Text("type", required: true) is not { } type) return null;

        switch (type)
        {
            case "phone":
                CheckDigits(endpoint);
                return Make(type, "number", ReadNumber(endpoint), source);
            case "sip":
                CheckSipHeaders(endpoint);
                return endpoint.Has("user") || endpoint.Has("domain")
                    ? ReadTrunk(endpoint, source)
                    : Make(type, "uri", ReadSipUri(endpoint), source);
            case "websocket":
                CheckSocket(endpoint);
                return Make(type, "uri", ReadSocketUri(endpoint), source);
            case "vbc":
                return Make(type, "extension", endpoint.Text("extension", required: true), source);
            case "app":
                return Make(type, "user", endpoint.Text("user", required: true), source);
            default:
                endpoint.Refuse("type", "Must be one of phone, sip, websocket, vbc, app.");
                return null;
        }
    }

    private static LegEndpoint? Make(string type, string field, string? address, JsonElement source) =>
        address is null ? null : new LegEndpoint(type, field, address, source);

    private static string? ReadNumber(Fields endpoint)
    {
        if (endpoint.Text("number", required: true) is not { } number) return null;
        if (IsNumber(number)) return number;

        endpoint.Refuse("number", "Must be 7 to 15 digits in E.164 form, without + or spaces.");
        return null;
    }

    private static void CheckDigits(Fields endpoint)
    {
        if (endpoint.Any("dtmfAnswer") is not { } digits) return;
        if (digits.ValueKind != JsonValueKind.String) endpoint.Refuse("dtmfAnswer", InvalidParameter.WrongType);
        else if (!Digits.IsMatch(digits.GetString()!)) endpoint.Refuse("dtmfAnswer", "Must hold only 0-9, *, # and p.");
    }

    // The documents say at most 50 characters, and the service takes more.
    private static string? ReadSipUri(Fields endpoint)
    {
        if (endpoint.Text("uri", required: true) is not { } uri) return null;
        if (IsSipUri(uri)) return uri;

        endpoint.Refuse("uri", "Must be a SIP URI such as sip:user@example.com.");
        return null;
    }

    private static LegEndpoint? ReadTrunk(Fields endpoint, JsonElement source)
    {
        if (endpoint.Has("uri")) endpoint.Refuse("uri", "Cannot be given together with user and domain.");
        var domain = endpoint.Text("domain", required: true);
        var user = endpoint.Text("user", required: true);
        return user is null || domain is null ? null : new LegEndpoint("sip", "uri", $"sip:{user}@{domain}", source);
    }

    private static void CheckSipHeaders(Fields endpoint)
    {
        endpoint.Object("headers");
        // One name in the REST API, another in an NCCO.
        CheckStandardHeaders(endpoint, "standard_headers");
        CheckStandardHeaders(endpoint, "standardHeaders");
    }

    private static void CheckStandardHeaders(Fields endpoint, string name)
    {
        if (endpoint.Object(name) is not { } headers) return;
        foreach (var header in headers.EnumerateObject())
        {
            if (header.Name != "User-to-User" || header.Value.ValueKind != JsonValueKind.String)
                endpoint.Refuse(name, "May hold only the text User-to-User.");
            else if (header.Value.GetString()!.Length > MaximumUserToUser)
                endpoint.Refuse(name, $"User-to-User may have up to {MaximumUserToUser} characters.");
        }
    }

    private static string? ReadSocketUri(Fields endpoint)
    {
        if (endpoint.Text("uri", required: true) is not { } uri) return null;
        if (Urls.IsAbsolute(uri, "ws", "wss")) return uri;

        endpoint.Refuse("uri", "Must be an absolute ws or wss URI.");
        return null;
    }

    private static void CheckSocket(Fields endpoint)
    {
        endpoint.OneOf("content-type", "audio/l16;rate=8000", "audio/l16;rate=16000", "audio/l16;rate=24000");
        endpoint.Any("content-type", required: true);
        if (endpoint.Object("headers") is { } headers && Encoding.UTF8.GetByteCount(headers.GetRawText()) > MaximumHeaderBytes)
            endpoint.Refuse("headers", $"May have up to {MaximumHeaderBytes} bytes as JSON.");
        if (endpoint.Inside("authorization") is { } authorization) CheckAuthorization(authorization);
    }

    private static void CheckAuthorization(Fields authorization)
    {
        authorization.Any("type", required: true);
        if (authorization.OneOf("type", "vonage", "custom") != "custom") return;

        if (authorization.Text("value", required: true) is { Length: > MaximumAuthorization })
            authorization.Refuse("value", $"May have up to {MaximumAuthorization} characters.");
    }
}
