using System;
using System.Globalization;
using System.Text.Json;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes a call as the call object of the API.</summary>
internal static class CallJson
{
    public static void Write(Utf8JsonWriter json, ICallRecord call, SandboxApiVersion version)
    {
        var now = call.Snapshot();
        json.WriteString("uuid", call.Uuid);
        json.WriteString("status", now.Status.ToApiName());
        json.WriteString("direction", call.Direction);
        WriteBill(json, call.Tariff, now);
        json.WriteString("conversation_uuid", call.ConversationUuid);
        if (now.StartTime is { } start) json.WriteString("start_time", ApiText.Time(start));
        if (now.EndTime is { } end) json.WriteString("end_time", ApiText.Time(end));
        WriteTo(json, call.To, version);
        WriteFrom(json, call.From);
        json.WriteStartObject("_links");
        WriteLink(json, "self", "/v1/calls/" + call.Uuid);
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

        json.WriteString("rate", ApiText.Money(tariff.RatePerMinute));
        if (now.Duration is { } seconds)
        {
            json.WriteString("price", ApiText.Money(tariff.PriceOf(seconds)));
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

    private static void WriteFrom(Utf8JsonWriter json, string from)
    {
        json.WriteStartObject("from");
        json.WriteString("type", "phone");
        json.WriteString("number", from);
        json.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter json, JsonElement source, string name)
    {
        if (!source.TryGetProperty(name, out var value)) return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
