using System;
using System.Security.Cryptography;
using VoicePS.Core.Security;
using VoicePS.Jwt.Keys;
using VoicePS.Jwt.Signing;

namespace VoicePS.Jwt;

/// <summary>
/// Reads, makes and uses RSA private keys, and checks the tokens of webhooks. Made by reflection from a load context of its own; everything
/// else goes through the interfaces of VoicePS.Core.
/// </summary>
public sealed class JwtToolkit : IJwtToolkit, IWebhookTokenReader
{
    /// <inheritdoc/>
    public ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase) =>
        new RsaSigningKey(PemKeyReader.Read(pem, passphrase));

    /// <inheritdoc/>
    public WebhookToken ReadWebhookToken(string token, byte[] secret) =>
        WebhookTokenReader.Read(token, secret ?? throw new ArgumentNullException(nameof(secret)));

    /// <inheritdoc/>
    public ISigningKey CreatePrivateKey()
    {
        var rsa = RSA.Create();
        rsa.KeySize = KeyRules.MinimumBits;
        if (rsa.KeySize == KeyRules.MinimumBits) return new RsaSigningKey(rsa);

        // On .NET Framework RSA.Create() gives a provider that ignores the size it is told.
        rsa.Dispose();
        return new RsaSigningKey(new RSACryptoServiceProvider(KeyRules.MinimumBits));
    }
}
