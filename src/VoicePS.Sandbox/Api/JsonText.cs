using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes JSON the way the service does: compact, and with <c>&amp;</c> and <c>+</c> as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads JSON that lives as long as it is used.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static byte[] Object(Action<Utf8JsonWriter> fill) => Write(json =>
    {
        json.WriteStartObject();
        fill(json);
        json.WriteEndObject();
    });

    /// <summary>Writes plain values.</summary>
    /// <exception cref="FormatException">One of them has no form in JSON.</exception>
    public static byte[] Value(object? value) => Write(json => PlainJson.Write(json, value));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) write(writer);
        return stream.ToArray();
    }
}
