using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoicePS.Core.Json;

/// <summary>Reads the text of a JSON scalar, whatever kind it has, so that one odd field never loses a whole answer.</summary>
internal static class Scalar
{
    /// <summary>Reads a scalar as text. An object or array is passed over and gives null.</summary>
    public static string? ReadText(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadString(ref reader);
            case JsonTokenType.Number:
                return AsWritten(ref reader);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return null;
            default:
                return null;
        }
    }

    // What is no valid Unicode stays as it was written.
    private static string? ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return AsWritten(ref reader);
        }
    }

    private static string AsWritten(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray());
}

/// <summary>
/// Reads the bytes of a JSON string as they stand, where that gives the same as reading its text: most values of a long list
/// need no text of their own then.
/// </summary>
internal static class Plain
{
    /// <summary>The bytes; empty where the value is no string, is escaped, or lies in pieces.</summary>
    public static ReadOnlySpan<byte> Bytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.HasValueSequence ? reader.ValueSpan : default;

    /// <summary>A number with a decimal point and nothing around it: <c>0.10000000</c>.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out decimal number)
    {
        var bytes = Bytes(ref reader);
        number = default;
        return bytes.Length > 0 && Utf8Parser.TryParse(bytes, out number, out int used) && used == bytes.Length;
    }
}

/// <summary>A word of a few: each of those that are known is always the same object, however many calls there are.</summary>
internal sealed class WordConverter : JsonConverter<string?>
{
    private static readonly string[] Known =
    [
        "completed", "answered", "unanswered", "busy", "failed", "started", "ringing", "machine", "human", "timeout", "rejected",
        "cancelled", "disconnected", "outbound", "inbound",
    ];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var length = Plain.Bytes(ref reader).Length;
        foreach (var word in Known)
        {
            if (word.Length == length && reader.ValueTextEquals(word)) return word;
        }

        return Scalar.ReadText(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>What nobody needs, and must not stand among the unknown either.</summary>
internal sealed class PassedOverConverter : JsonConverter<object?>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => writer.WriteNullValue();
}

/// <summary>Text; also from a number or a boolean.</summary>
internal sealed class TextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Scalar.ReadText(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Money: a number, or a number as text ("0.10000000"), always with a decimal point.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Plain.TryRead(ref reader, out var amount) ? amount : TolerantText.Money(Scalar.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value);
}

/// <summary>A duration in seconds: a number, or a number as text ("60").</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Plain.TryRead(ref reader, out var seconds) ? TolerantText.Seconds(seconds) : TolerantText.Seconds(Scalar.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value?.TotalSeconds);
}

/// <summary>A time: ISO 8601, or "2020-01-01 12:00:00", which the service means as UTC.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Plain.Bytes(ref reader) is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var time) ? time : TolerantText.Time(Scalar.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value?.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>A whole number; also as text. Anything else is null.</summary>
internal sealed class WholeNumberConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TolerantText.Whole(Scalar.ReadText(ref reader));

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value);
}
