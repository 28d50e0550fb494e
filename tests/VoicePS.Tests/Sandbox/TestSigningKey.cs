using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using VoicePS.Core.Security;

namespace VoicePS.Tests.Sandbox;

/// <summary>An RSA key that reads tokens with nothing but the runtime.</summary>
internal sealed class TestSigningKey : ISigningKey
{
    // A new key takes as long as a dozen tests, and no test is about its being new.
    private static readonly RSA Shared = RSA.Create(2048);
    private int _readings;

    public int KeySize => Shared.KeySize;

    public int Readings => _readings;

    public string Sign(JwtClaims claims) => throw new NotSupportedException("The sandbox signs no tokens.");

    public string ExportPem() => Shared.ExportPkcs8PrivateKeyPem();

    public void Dispose()
    {
    }

    public JwtReading Read(string token)
    {
        Interlocked.Increment(ref _readings);
        var parts = token.Split('.');
        if (parts.Length != 3) return new JwtReading();

        try
        {
            using var header = JsonDocument.Parse(Decode(parts[0]));
            using var payload = JsonDocument.Parse(Decode(parts[1]));
            var isRs256 = header.RootElement.GetProperty("alg").GetString() == "RS256";
            return new JwtReading
            {
                IsWellFormed = true,
                IsSignatureValid = isRs256 && Verify(parts),
                ApplicationId = Text(payload, "application_id"),
                TokenId = Text(payload, "jti"),
                IssuedAt = Time(payload, "iat"),
                ExpiresAt = Time(payload, "exp"),
                NotBefore = Time(payload, "nbf"),
                HasUnreadableTime = IsText(payload, "exp") || IsText(payload, "nbf"),
            };
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return new JwtReading();
        }
    }

    private static bool Verify(string[] parts)
    {
        var signed = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
        lock (Shared)
        {
            return Shared.VerifyData(signed, Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    private static byte[] Decode(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='));
    }

    private static string? Text(JsonDocument payload, string name) =>
        payload.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool IsText(JsonDocument payload, string name) =>
        payload.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    private static DateTimeOffset? Time(JsonDocument payload, string name) =>
        payload.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
