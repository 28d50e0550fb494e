using System;
using System.Globalization;
using System.Text.Json;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes a leg as the call object of the API.</summary>
internal static class CallJson
{
    public const string Direction = "outbound";

    // Numbers of the range that is reserved for drama, so that nobody's phone is shown as the caller.
    private const string OwnNumbers = "447700900";

    public static void Write(Utf8JsonWriter json, SandboxLeg leg, SandboxApiVersion version)
    {
        var now = leg.Snapshot();
        json.WriteString("uuid", leg.Identity.Uuid);
        json.WriteString("status", now.Status.ToApiName());
        json.WriteString("direction", Direction);
        WriteBill(json, leg.Tariff, now);
        json.WriteString("conversation_uuid", leg.Identity.ConversationUuid);
        if (now.StartTime is { } start) json.WriteString("start_time", Time(start));
        if (now.EndTime is { } end) json.WriteString("end_time", Time(end));
        WriteTo(json, leg.Order.To, version);
        WriteFrom(json, leg);
        json.WriteStartObject("_links");
        WriteLink(json, "self", "/v1/calls/" + leg.Identity.Uuid);
        json.WriteEndObject();
    }

    public static void WriteLink(Utf8JsonWriter json, string name, string target)
    {
        json.WriteStartObject(name);
        json.WriteString("href", target);
        json.WriteEndObject();
    }

    // The rate and the network are known from the answer on, the price only at the end.
    private static void WriteBill(Utf8JsonWriter json, Tariff tariff, LegSnapshot now)
    {
        if (now.AnsweredAt is null) return;

        json.WriteString("rate", Money(tariff.RatePerMinute));
        if (now.Duration is { } seconds)
        {
            json.WriteString("price", Money(tariff.PriceOf(seconds)));
            json.WriteString("duration", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (tariff.Network is { } network) json.WriteString("network", network);
    }

    private static void WriteTo(Utf8JsonWriter json, LegEndpoint to, SandboxApiVersion version)
    {
        json.WritePropertyName("to");
        if (version == SandboxApiVersion.V2017) json.WriteStartArray();
        WriteEndpoint(json, to);
        if (version == SandboxApiVersion.V2017) json.WriteEndArray();
    }

    // Only what names the endpoint: digits to send and credentials stay in the request.
    private static void WriteEndpoint(Utf8JsonWriter json, LegEndpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("type", endpoint.Type);
        json.WriteString(endpoint.AddressField, endpoint.Address);
        if (endpoint.Type == "websocket")
        {
            Copy(json, endpoint.Source, "content-type");
            Copy(json, endpoint.Source, "headers");
        }

        json.WriteEndObject();
    }

    private static void WriteFrom(Utf8JsonWriter json, SandboxLeg leg)
    {
        json.WriteStartObject("from");
        json.WriteString("type", "phone");
        json.WriteString("number", leg.Order.From ?? OwnNumber(leg.Identity.Uuid));
        json.WriteEndObject();
    }

    private static string OwnNumber(string uuid)
    {
        var choice = int.Parse(uuid.Substring(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 1000;
        return OwnNumbers + choice.ToString("000", CultureInfo.InvariantCulture);
    }

    private static void Copy(Utf8JsonWriter json, JsonElement source, string name)
    {
        if (!source.TryGetProperty(name, out var value)) return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    private static string Money(decimal amount) => amount.ToString("0.00000000", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
