using System;
using System.Security.Cryptography;
using VoicePS.Core.Security;
using VoicePS.Jwt.Keys;

namespace VoicePS.Jwt.Signing;

/// <summary>
/// One RSA private key and what can be done with it. An RSA object does not promise to be safe from several
/// threads, so each use of it holds a lock; a session signs one token in minutes, so nobody waits for it.
/// </summary>
internal sealed class RsaSigningKey : ISigningKey
{
    private readonly object _gate = new();
    private readonly RSA _rsa;

    // Made by the first signature: TokenSigner is the only type that needs Microsoft.IdentityModel, and merely
    // reading a key must not load it.
    private TokenSigner? _signer;
    private bool _isDisposed;

    public RsaSigningKey(RSA rsa)
    {
        _rsa = rsa;
        KeySize = rsa.KeySize;
    }

    public int KeySize { get; }

    public string Sign(JwtClaims claims)
    {
        var payload = ClaimsJson.Write(claims ?? throw new ArgumentNullException(nameof(claims)));
        lock (_gate)
        {
            ThrowIfDisposed();
            _signer ??= new TokenSigner(_rsa);
            return _signer.Sign(payload);
        }
    }

    public JwtReading Read(string token) => TokenReader.Read(token, IsSignatureOf);

    public string ExportPem()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return Pkcs8Pem.Write(_rsa);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;

            _isDisposed = true;
            _signer = null;
            _rsa.Dispose();
        }
    }

    private bool IsSignatureOf(byte[] signed, byte[] signature)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            try
            {
                return _rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            }
            catch (CryptographicException)
            {
                // Some providers throw where a signature has the wrong length; for us it just does not fit.
                return false;
            }
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed) throw new ObjectDisposedException("The private key", "The private key was disposed already.");
    }
}
