using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

/// <summary>Takes tokens apart and makes them by hand, with nothing of the code under test.</summary>
internal static class Tokens
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public const string ApplicationId = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";

    public const string GoodHeader = """{"alg":"RS256","typ":"JWT"}""";

    public static JwtClaims Claims() => new(ApplicationId, Noon, Noon.AddMinutes(15));

    public static string Header(string token) => Decode(token.Split('.')[0]);

    public static string Payload(string token) => Decode(token.Split('.')[1]);

    public static bool IsSignedBy(RSA key, string token)
    {
        var end = token.LastIndexOf('.');
        return key.VerifyData(
            Encoding.ASCII.GetBytes(token[..end]),
            Base64Url.DecodeFromChars(token.AsSpan(end + 1)),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
    }

    public static string Make(RSA key, string header, string payload) =>
        Make(key, Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(payload));

    public static string Make(RSA key, byte[] header, byte[] payload)
    {
        var signed = Base64Url.EncodeToString(header) + "." + Base64Url.EncodeToString(payload);
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>Two keys are the same key where the one verifies what the other signs.</summary>
    public static void AssertIsKey(RSA expected, ISigningKey actual)
    {
        Assert.Equal(expected.KeySize, actual.KeySize);
        Assert.True(IsSignedBy(expected, actual.Sign(Claims())));
    }

    private static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
