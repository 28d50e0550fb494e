using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VoicePS.Tests.Support;

/// <summary>Signs webhooks as the service does, with nothing of the code under test.</summary>
internal static class WebhookTokens
{
    public const string Secret = "5OGXwG3oWMFPlkC7VnmBFBwUSCzJ7Vq0";

    public static byte[] SecretBytes => Encoding.UTF8.GetBytes(Secret);

    public static string Sign(byte[] body, DateTimeOffset issuedAt, Action<Dictionary<string, object?>>? change = null)
    {
        var claims = new Dictionary<string, object?>
        {
            ["iat"] = issuedAt.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
            ["iss"] = "Vonage",
            ["payload_hash"] = Convert.ToHexStringLower(SHA256.HashData(body)),
            ["api_key"] = "a1b2c3d",
            ["application_id"] = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab",
        };
        change?.Invoke(claims);
        return Make("""{"alg":"HS256","typ":"JWT"}""", JsonSerializer.Serialize(claims), Secret);
    }

    public static string Make(string header, string payload, string secret)
    {
        var signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        return signed + "." + Base64Url.EncodeToString(signature);
    }
}
