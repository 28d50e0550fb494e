using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Signing;

/// <summary>Writes the payload of a token.</summary>
internal static class ClaimsJson
{
    private const int DeepestClaim = 32;

    // A token travels in base64 and is never part of a web page, so only what JSON demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JwtClaims claims)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) Write(writer, claims);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, JwtClaims claims)
    {
        writer.WriteStartObject();
        foreach (var claim in Merge(claims))
        {
            writer.WritePropertyName(claim.Key);
            WriteValue(writer, claim.Key, claim.Value, depth: 0);
        }

        writer.WriteEndObject();
    }

    private static List<KeyValuePair<string, object?>> Merge(JwtClaims claims)
    {
        var merged = new List<KeyValuePair<string, object?>>
        {
            new("application_id", claims.ApplicationId),
            new("iat", claims.IssuedAt.ToUnixTimeSeconds()),
            new("jti", claims.TokenId),
            new("exp", claims.ExpiresAt.ToUnixTimeSeconds()),
        };
        foreach (var extra in claims.Extra)
        {
            // Claim names differ in case, whatever the dictionary thinks that came from PowerShell.
            var index = merged.FindIndex(claim => string.Equals(claim.Key, extra.Key, StringComparison.Ordinal));
            if (index < 0) merged.Add(extra);
            else merged[index] = extra;
        }

        return merged;
    }

    private static void WriteValue(Utf8JsonWriter writer, string claim, object? value, int depth)
    {
        if (depth > DeepestClaim)
        {
            throw new ArgumentException($"The claim '{claim}' is nested more than {DeepestClaim} levels deep.");
        }

        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, provider: null));
                break;
            case ulong number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case float number when IsFinite(number): writer.WriteNumberValue(number); break;
            case double number when IsFinite(number): writer.WriteNumberValue(number); break;
            case IDictionary dictionary: WriteObject(writer, claim, Entries(dictionary), depth); break;
            case IEnumerable<KeyValuePair<string, object?>> pairs: WriteObject(writer, claim, Entries(pairs), depth); break;
            case IEnumerable list: WriteArray(writer, claim, list, depth); break;
            default: throw Unsuitable(claim, value);
        }
    }

    private static void WriteObject(
        Utf8JsonWriter writer, string claim, IEnumerable<KeyValuePair<object, object?>> entries, int depth)
    {
        writer.WriteStartObject();
        foreach (var entry in entries)
        {
            if (entry.Key is not string name) throw Unsuitable(claim, entry.Key);

            writer.WritePropertyName(name);
            WriteValue(writer, claim, entry.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, string claim, IEnumerable list, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in list) WriteValue(writer, claim, item, depth + 1);
        writer.WriteEndArray();
    }

    private static IEnumerable<KeyValuePair<object, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return new(entry.Key, entry.Value);
    }

    private static IEnumerable<KeyValuePair<object, object?>> Entries(IEnumerable<KeyValuePair<string, object?>> pairs) =>
        pairs.Select(static pair => new KeyValuePair<object, object?>(pair.Key, pair.Value));

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static ArgumentException Unsuitable(string claim, object value) => new(
        $"The claim '{claim}' holds a value of type {value.GetType().Name} that a token cannot hold. " +
        "Use text, finite numbers, true and false, lists of these, and dictionaries with text as keys.");
}
