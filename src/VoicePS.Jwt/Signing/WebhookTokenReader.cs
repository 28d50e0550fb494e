using System;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Signing;

/// <summary>Reads the token of a webhook. Whatever it holds, the answer is a reading, never an exception.</summary>
internal static class WebhookTokenReader
{
    private const string Algorithm = "HS256";

    public static WebhookToken Read(string? token, byte[] secret)
    {
        var reading = new WebhookToken();
        if (CompactToken.TrySplit(token) is not { } parts) return reading;
        if (!parts.TryReadHeader(Algorithm, out var isAcceptable)) return reading;
        if (!TryReadClaims(parts, reading)) return new WebhookToken();

        reading.IsWellFormed = true;
        reading.IsAlgorithmAllowed = isAcceptable;
        reading.IsSignatureValid = isAcceptable && parts.IsSigned((signed, signature) => IsSignatureOf(signed, signature, secret));
        return reading;
    }

    private static bool TryReadClaims(CompactToken parts, WebhookToken reading) => parts.TryReadClaims(claims =>
    {
        reading.Issuer = CompactToken.ReadText(claims, "iss");
        reading.IssuedAt = CompactToken.ReadTime(claims, "iat");
        reading.TokenId = CompactToken.ReadText(claims, "jti");
        reading.ApiKey = CompactToken.ReadText(claims, "api_key");
        reading.ApplicationId = CompactToken.ReadText(claims, "application_id");
        reading.PayloadHash = CompactToken.ReadText(claims, "payload_hash");
    });

    private static bool IsSignatureOf(byte[] signed, byte[] signature, byte[] secret)
    {
        using var hmac = new HMACSHA256(secret);
        return AreEqual(hmac.ComputeHash(signed), signature);
    }

    // Neither inlined nor optimised: leaving early would tell a forger how much of a guess was right.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static bool AreEqual(byte[] expected, byte[] given)
    {
        if (expected.Length != given.Length) return false;

        var difference = 0;
        for (var index = 0; index < expected.Length; index++) difference |= expected[index] ^ given[index];
        return difference == 0;
    }
}
