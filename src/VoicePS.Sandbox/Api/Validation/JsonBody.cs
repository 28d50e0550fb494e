using System;
using System.Text.Json;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>Reads a request body as one JSON object.</summary>
internal static class JsonBody
{
    private static readonly byte[] ByteOrderMark = { 0xEF, 0xBB, 0xBF };

    /// <summary>Gives the object, detached from any buffer, or says in one sentence what is wrong.</summary>
    public static JsonElement? Read(byte[] body, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(body));
            ReadAllText(document.RootElement);
            problem = document.RootElement.ValueKind == JsonValueKind.Object ? "" : "The body must be a JSON object.";
            return problem.Length == 0 ? document.RootElement.Clone() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            problem = body.Length == 0 ? "The body is empty." : "The body is not valid JSON.";
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] body) =>
        body.AsSpan().StartsWith(ByteOrderMark) ? body.AsMemory(ByteOrderMark.Length) : body;

    // JsonDocument decodes text only when asked, and throws then if it is no Unicode. Better here than later.
    private static void ReadAllText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) ReadAllText(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadAllText(property.Value);
                }

                break;
        }
    }
}
