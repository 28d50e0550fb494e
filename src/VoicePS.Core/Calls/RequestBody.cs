using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>Writes the bodies of requests, field by field, in the order of the API reference.</summary>
internal static class RequestBody
{
    public static byte[] Create(CreateCallRequest request) => Write(writer =>
    {
        writer.WritePropertyName("to");
        PlainJson.Write(writer, new[] { request.To.ToDictionary() });
        WriteCaller(writer, request.From);
        if (request.Ncco is not null)
        {
            writer.WritePropertyName("ncco");
            request.Ncco.WriteTo(writer);
        }

        WriteUrl(writer, "answer_url", request.AnswerUrl);
        WriteText(writer, "answer_method", request.AnswerMethod);
        WriteUrl(writer, "event_url", request.EventUrl);
        WriteText(writer, "event_method", request.EventMethod);
        WriteDetection(writer, request);
        WriteNumber(writer, "length_timer", request.LengthTimer);
        WriteNumber(writer, "ringing_timer", request.RingingTimer);
    });

    public static byte[] Modify(CallAction action) => Write(writer =>
    {
        writer.WriteString("action", action.Name);
        if (action.DestinationUrl is null && action.Ncco is null) return;

        writer.WriteStartObject("destination");
        writer.WriteString("type", "ncco");
        WriteUrl(writer, "url", action.DestinationUrl);
        if (action.Ncco is not null)
        {
            writer.WritePropertyName("ncco");
            action.Ncco.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    public static byte[] Talk(TalkRequest request) => Write(writer =>
    {
        writer.WriteString("text", request.Text);
        WriteText(writer, "voice_name", request.VoiceName);
        WriteText(writer, "language", request.Language);
        WriteNumber(writer, "style", request.Style);
        WriteFlag(writer, "premium", request.Premium);
        WriteNumber(writer, "loop", request.Loop);
        WriteLevel(writer, request.Level);
    });

    public static byte[] Stream(StreamRequest request) => Write(writer =>
    {
        WriteUrl(writer, "stream_url", request.StreamUrl);
        WriteNumber(writer, "loop", request.Loop);
        WriteLevel(writer, request.Level);
    });

    // Text, not an array and not a number: a number would lose its leading zeros.
    public static byte[] Dtmf(string digits) => Write(writer => writer.WriteString("digits", digits));

    public static byte[] DtmfEvent(string eventUrl) => Write(writer => WriteUrl(writer, "event_url", eventUrl));

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    // A SIP address stands where the number stands, and what else an endpoint may have is of no use to a caller.
    private static void WriteCaller(Utf8JsonWriter writer, VoiceEndpoint? from)
    {
        if (from is null)
        {
            writer.WriteBoolean("random_from_number", true);
            return;
        }

        writer.WriteStartObject("from");
        writer.WriteString("type", "phone");
        writer.WriteString("number", from.Identity);
        writer.WriteEndObject();
    }

    // The plain form and the advanced one exclude each other.
    private static void WriteDetection(Utf8JsonWriter writer, CreateCallRequest request)
    {
        if (request.MachineDetectionMode is null && request.BeepTimeout is null)
        {
            WriteText(writer, "machine_detection", request.MachineDetection);
            return;
        }

        writer.WriteStartObject("advanced_machine_detection");
        WriteText(writer, "behavior", request.MachineDetection);
        WriteText(writer, "mode", request.MachineDetectionMode);
        WriteNumber(writer, "beep_timeout", request.BeepTimeout);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag) writer.WriteBoolean(name, flag);
    }

    // The service refuses a bare string: every URL travels in an array of one.
    private static void WriteUrl(Utf8JsonWriter writer, string name, string? url)
    {
        if (url is null) return;
        writer.WriteStartArray(name);
        writer.WriteStringValue(url);
        writer.WriteEndArray();
    }

    private static void WriteLevel(Utf8JsonWriter writer, decimal? level)
    {
        if (level is { } loudness) writer.WriteString("level", loudness.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
