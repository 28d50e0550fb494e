using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using VoicePS.Sandbox.Api;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Signs webhooks with the account's signature secret, as the service does. Safe to use from several threads.</summary>
internal sealed class WebhookSigner : IDisposable
{
    private static readonly string Header = Encode(Encoding.ASCII.GetBytes("""{"alg":"HS256","typ":"JWT"}"""));

    private readonly byte[] _secret;
    private readonly string _apiKey;
    private readonly string _applicationId;

    /// <param name="secret">The secret as UTF-8. Copied.</param>
    /// <param name="apiKey">The account's API key, which names the secret.</param>
    /// <param name="applicationId">The application whose calls the webhooks are about.</param>
    public WebhookSigner(byte[] secret, string apiKey, string applicationId)
    {
        _secret = (byte[])secret.Clone();
        _apiKey = apiKey;
        _applicationId = applicationId;
    }

    /// <summary>Makes the token for one request.</summary>
    /// <param name="body">The bytes of the body; null for a webhook by GET, which has none and so nothing to hash.</param>
    public string Sign(byte[]? body)
    {
        var payload = JsonText.Object(json =>
        {
            json.WriteNumber("iat", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
            json.WriteString("jti", Guid.NewGuid().ToString());
            json.WriteString("iss", "Vonage");
            if (body is not null) json.WriteString("payload_hash", HashOf(body));
            json.WriteString("api_key", _apiKey);
            json.WriteString("application_id", _applicationId);
        });
        var signed = Header + "." + Encode(payload);
        using var hmac = new HMACSHA256(_secret);
        return signed + "." + Encode(hmac.ComputeHash(Encoding.ASCII.GetBytes(signed)));
    }

    public void Dispose() => Array.Clear(_secret, 0, _secret.Length);

    private static string HashOf(byte[] body)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(body).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Encode(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
