using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VoicePS.Tests.Sandbox;

/// <summary>Makes tokens, right ones and wrong ones, without any JWT library.</summary>
internal sealed class TokenMint : IDisposable
{
    private readonly RSA _rsa = RSA.Create();
    private readonly string _applicationId;

    public TokenMint(string pem, string applicationId)
    {
        _rsa.ImportFromPem(pem);
        _applicationId = applicationId;
    }

    public JsonObject Claims(DateTimeOffset now) => new()
    {
        ["application_id"] = _applicationId,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(15).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
    };

    public string Make(JsonObject? claims = null, string algorithm = "RS256")
    {
        var header = Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
        var payload = Encode((claims ?? Claims(DateTimeOffset.UtcNow)).ToJsonString());
        var signature = _rsa.SignData(
            Encoding.ASCII.GetBytes(header + "." + payload), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{payload}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _rsa.Dispose();

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
