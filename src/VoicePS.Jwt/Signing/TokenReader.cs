using System;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Signing;

/// <summary>Reads an application's token that somebody sent. Whatever it holds, the answer is a reading, never an exception.</summary>
internal static class TokenReader
{
    private const string Algorithm = "RS256";

    public static JwtReading Read(string? token, Func<byte[], byte[], bool> isSignatureOf)
    {
        var reading = new JwtReading();
        if (CompactToken.TrySplit(token) is not { } parts) return reading;
        if (!parts.TryReadHeader(Algorithm, out var isAcceptable)) return reading;
        if (!TryReadClaims(parts, reading)) return new JwtReading();

        reading.IsWellFormed = true;
        reading.IsSignatureValid = isAcceptable && parts.IsSigned(isSignatureOf);
        return reading;
    }

    private static bool TryReadClaims(CompactToken parts, JwtReading reading) => parts.TryReadClaims(claims =>
    {
        reading.ApplicationId = CompactToken.ReadText(claims, "application_id");
        reading.TokenId = CompactToken.ReadText(claims, "jti");
        reading.IssuedAt = CompactToken.ReadTime(claims, "iat");
        reading.ExpiresAt = CompactToken.ReadTime(claims, "exp");
        reading.NotBefore = CompactToken.ReadTime(claims, "nbf");
        reading.HasUnreadableTime = reading.ExpiresAt is null && claims.TryGetProperty("exp", out _)
            || reading.NotBefore is null && claims.TryGetProperty("nbf", out _);
    });
}
