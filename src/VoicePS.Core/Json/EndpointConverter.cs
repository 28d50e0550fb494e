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
        using var document = JsonDocument.ParseValue(ref reader);
        return FromPlain(PlainJson.FromElement(document.RootElement));
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
