using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VoicePS.Core.Json;

/// <summary>
/// Turns JSON into plain values and back: text, numbers, booleans, null, lists, and dictionaries with text keys.
/// </summary>
public static class PlainJson
{
    /// <summary>Text goes out as UTF-8, not as escapes: bodies stay readable in traces.</summary>
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is wrong with a text that has half a character in it.</summary>
    internal const string NoUnicode = "The text holds half a character, which is no Unicode.";

    private const int MaximumDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Turns a JSON value into plain values. Whole numbers become <see cref="long"/>, others <see cref="decimal"/> or <see cref="double"/>.</summary>
    /// <param name="element">The JSON value.</param>
    /// <returns>The plain value; null for a JSON null.</returns>
    public static object? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject()) members[NameOf(member)] = FromElement(member.Value);
                return members;
            case JsonValueKind.Array:
                var items = new List<object?>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray()) items.Add(FromElement(item));
                return items.ToArray();
            case JsonValueKind.String:
                return TextOf(element);
            case JsonValueKind.Number:
                if (element.TryGetInt64(out var whole)) return whole;
                return element.TryGetDecimal(out var exact) ? exact : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    /// <summary>Reads the text of a JSON object.</summary>
    /// <param name="json">The text.</param>
    /// <returns>Its fields as plain values, in their order.</returns>
    /// <exception cref="FormatException">The text is not JSON, or JSON of something else.</exception>
    public static Dictionary<string, object?> ParseObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? throw new ArgumentNullException(nameof(json)));
            return FromElement(document.RootElement) as Dictionary<string, object?>
                ?? throw new FormatException("The text is JSON, but not of an object: an object begins with '{'.");
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"The text is not valid JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).",
                exception);
        }
        catch (ArgumentException exception) when (exception is not ArgumentNullException)
        {
            throw new FormatException(NoUnicode, exception);
        }
    }

    /// <summary>The text of a body. Bytes that are no UTF-8 become the sign for that.</summary>
    internal static string Decode(ReadOnlyMemory<byte> body)
    {
        var bytes = ArrayOf(body);
        return Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count).TrimStart('\uFEFF');
    }

    /// <summary>
    /// A body as UTF-8 without a byte-order mark. What is no UTF-8, left in, would lose the field that it is in, and only
    /// when somebody looks at that.
    /// </summary>
    internal static ReadOnlySpan<byte> Utf8(ReadOnlyMemory<byte> body)
    {
        var bytes = ArrayOf(body);
        try
        {
            _ = StrictUtf8.GetCharCount(bytes.Array!, bytes.Offset, bytes.Count);
        }
        catch (DecoderFallbackException)
        {
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count));
        }

        return body.Span.StartsWith(ByteOrderMark) ? body.Span.Slice(ByteOrderMark.Length) : body.Span;
    }

    // The encoders of .NET Standard 2.0 know no memory but arrays.
    private static ArraySegment<byte> ArrayOf(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var bytes) && bytes.Array is not null ? bytes : new ArraySegment<byte>(body.ToArray());

    /// <summary>The text of a JSON string. What is no valid Unicode stays as it was written, instead of losing the rest.</summary>
    internal static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText().Trim('"');
        }
    }

    /// <summary>The name of a member of a JSON object. What is no valid Unicode stays as it was written.</summary>
    internal static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // The text of the member is "name":value, and the value is known.
            var text = member.ToString();
            return text.Substring(0, text.Length - member.Value.GetRawText().Length).Trim(' ', ':', '"');
        }
    }

    /// <summary>Writes a plain value as JSON.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">The value, or one within it, has no form in JSON, or it is nested too deeply.</exception>
    public static void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, 0);

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new FormatException(
                $"The value is nested more than {MaximumDepth} levels deep, or contains itself.");
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return;
            case string text:
                writer.WriteStringValue(text);
                return;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return;
            case JsonElement element:
                element.WriteTo(writer);
                return;
            case double number:
                WriteFloating(writer, number);
                return;
            case float number:
                // By way of text, so that 0.4f goes out as 0.4 and not as 0.4000000059604645.
                WriteFloating(writer, double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                return;
            case decimal number:
                writer.WriteNumberValue(number);
                return;
            case ulong number:
                writer.WriteNumberValue(number);
                return;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return;
            case char or Uri or Guid:
                writer.WriteStringValue(value.ToString());
                return;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                return;
            case IEnumerable<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (var member in members)
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value, depth + 1);
                }

                writer.WriteEndObject();
                return;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item, depth + 1);
                writer.WriteEndArray();
                return;
            default:
                throw new FormatException($"A value of type {value.GetType().Name} has no form in JSON.");
        }
    }

    private static void WriteFloating(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            throw new FormatException("JSON has no form for a number that is infinite or not a number.");
        }

        writer.WriteNumberValue(number);
    }
}
