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
    private const string Phone = "phone";

    private static readonly string[] Names = ["type", "number", "uri", "user", "extension"];

    public override VoiceEndpoint? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject && TryReadTexts(reader, out var end) is { } members)
        {
            reader = end;
            return VoiceEndpoint.FromDictionary(members);
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return FromPlain(PlainJson.FromElement(document.RootElement));
    }

    // Nearly every endpoint has a type and an address, both of them text.
    private static Dictionary<string, object?>? TryReadTexts(Utf8JsonReader reader, out Utf8JsonReader end)
    {
        var members = new Dictionary<string, object?>(2, StringComparer.Ordinal);
        end = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = NameOf(ref reader);
            if (key is null || !reader.Read() || Plain.Bytes(ref reader).Length == 0 || members.ContainsKey(key)) return null;
            members.Add(key, IsPhone(ref reader) ? Phone : Scalar.ReadText(ref reader));
        }

        end = reader;
        return reader.TokenType == JsonTokenType.EndObject ? members : null;
    }

    private static string? NameOf(ref Utf8JsonReader reader)
    {
        foreach (var name in Names)
        {
            if (reader.ValueTextEquals(name)) return name;
        }

        return null;
    }

    private static bool IsPhone(ref Utf8JsonReader reader) => reader.ValueSpan.Length == Phone.Length && reader.ValueTextEquals(Phone);

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
