using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace VoicePS.Jwt.Signing;

/// <summary>
/// Signs a payload with Microsoft.IdentityModel. Keep that library's types inside this class: whatever else
/// mentions them would load them too early.
/// </summary>
internal sealed class TokenSigner
{
    // The payload is complete: the handler must not add times of its own.
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;

    public TokenSigner(RSA rsa)
    {
        _credentials = new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256)
        {
            // A cached provider would outlive the key that it holds, and keep using it after its disposal.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    public string Sign(string payload) => _handler.CreateToken(payload, _credentials);
}
