using System;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Signing;

/// <summary>Reads a token that somebody sent. Whatever it holds, the answer is a reading, never an exception.</summary>
internal static class TokenReader
{
    private const double LastSecond = 253402300799; // the end of the year 9999

    public static JwtReading Read(string? token, Func<byte[], byte[], bool> isSignatureOf)
    {
        var reading = new JwtReading();
        var parts = (token ?? "").Split('.');
        if (parts.Length != 3) return reading;
        if (Base64Url.TryDecode(parts[0]) is not { } header) return reading;
        if (Base64Url.TryDecode(parts[1]) is not { } payload) return reading;
        if (!TryReadHeader(header, out var isAcceptable)) return reading;
        if (!TryReadClaims(payload, reading)) return new JwtReading();

        reading.IsWellFormed = true;
        var signature = Base64Url.TryDecode(parts[2]);
        var signed = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
        reading.IsSignatureValid = isAcceptable && signature is not null && isSignatureOf(signed, signature);
        return reading;
    }

    // RS256 and nothing else: a token must not choose how it is checked. "crit" names extensions that must be
    // understood, and none is.
    private static bool TryReadHeader(byte[] json, out bool isAcceptable)
    {
        var accepted = false;
        var isRead = TryParse(json, header =>
            accepted = ReadText(header, "alg") == "RS256" && !header.TryGetProperty("crit", out _));
        isAcceptable = accepted;
        return isRead;
    }

    private static bool TryReadClaims(byte[] json, JwtReading reading) => TryParse(json, claims =>
    {
        reading.ApplicationId = ReadText(claims, "application_id");
        reading.TokenId = ReadText(claims, "jti");
        reading.IssuedAt = ReadTime(claims, "iat");
        reading.ExpiresAt = ReadTime(claims, "exp");
        reading.NotBefore = ReadTime(claims, "nbf");
    });

    private static bool TryParse(byte[] json, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return false;

            read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Text that is no Unicode (half a surrogate pair, broken UTF-8) shows only when it is read.
            return false;
        }
    }

    private static string? ReadText(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? ReadTime(JsonElement from, string name)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number) return null;
        if (!value.TryGetDouble(out var seconds) || seconds < 0 || seconds > LastSecond) return null;

        return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
    }
}
