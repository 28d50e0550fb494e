using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes JSON the way the service does: compact, and with <c>&amp;</c> and <c>+</c> as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Object(Action<Utf8JsonWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            fill(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
