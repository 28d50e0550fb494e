using System;
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
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, VoiceEndpoint? value, JsonSerializerOptions options) =>
        PlainJson.Write(writer, value?.ToDictionary());

    private static VoiceEndpoint? Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.GetArrayLength() == 0 ? null : Read(element[0]);
        }

        return PlainJson.FromElement(element) switch
        {
            System.Collections.Generic.Dictionary<string, object?> members => VoiceEndpoint.FromDictionary(members),
            string text when text.Length > 0 => VoiceEndpoint.FromAddress(text),
            long number => VoiceEndpoint.FromAddress(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => null,
        };
    }
}
