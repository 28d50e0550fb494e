using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoicePS.Core.Json;

/// <summary>
/// An endpoint of a call. Today's API answers with an object, the API of 2017 with an array that holds one;
/// events name a bare number.
/// </summary>
internal sealed class EndpointConverter : JsonConverter<VoiceEndpoint?>
{
    public override VoiceEndpoint? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject && TryReadNumber(reader, out var end) is { } number)
        {
            reader = end;
            return VoiceEndpoint.FromNumber(number);
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return FromPlain(PlainJson.FromElement(document.RootElement));
    }

    // Nearly every endpoint is a phone with a type and a number, both of them text.
    private static string? TryReadNumber(Utf8JsonReader reader, out Utf8JsonReader end)
    {
        var isPhone = false;
        string? number = null;
        end = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isKnown = isType ? !isPhone : number is null && reader.ValueTextEquals("number"u8);
            if (!isKnown || !reader.Read() || Plain.Bytes(ref reader).Length == 0) return null;

            if (!isType) number = Scalar.ReadText(ref reader);
            else if (reader.ValueTextEquals("phone"u8)) isPhone = true;
            else return null;
        }

        end = reader;
        return isPhone && reader.TokenType == JsonTokenType.EndObject ? number : null;
    }

    public override void Write(Utf8JsonWriter writer, VoiceEndpoint? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value?.ToDictionary());

    /// <summary>Reads an endpoint from plain values; null where they do not describe one.</summary>
    internal static VoiceEndpoint? FromPlain(object? value) => value switch
    {
        object?[] list => list.Length == 0 ? null : FromPlain(list[0]),
        Dictionary<string, object?> members => VoiceEndpoint.FromDictionary(members),
        string text when text.Length > 0 => VoiceEndpoint.FromAddress(text),
        long number => VoiceEndpoint.FromAddress(number.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };
}
