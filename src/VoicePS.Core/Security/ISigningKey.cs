using System;

namespace VoicePS.Core.Security;

/// <summary>An RSA private key that signs application JWTs. Safe to use from several threads.</summary>
public interface ISigningKey : IDisposable
{
    /// <summary>The length of the key's modulus, in bits.</summary>
    int KeySize { get; }

    /// <summary>Signs a JWT with RS256.</summary>
    /// <param name="claims">What the token says.</param>
    /// <returns>The token in compact form.</returns>
    /// <exception cref="ArgumentException">A claim holds something that JSON cannot hold; the message names the claim.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    string Sign(JwtClaims claims);

    /// <summary>Checks a token's form, algorithm (RS256 only) and signature against this key, and reads its claims.</summary>
    /// <remarks>Times are read, not judged: that is up to the caller, who owns the clock.</remarks>
    /// <param name="token">The token in compact form, as it came.</param>
    /// <returns>What was found. Never throws on a malformed token.</returns>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    JwtReading Read(string token);

    /// <summary>Writes the private key as PKCS#8 PEM text with line feeds.</summary>
    /// <returns>The text, beginning with <c>-----BEGIN PRIVATE KEY-----</c>, without a line feed at the end.</returns>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    string ExportPem();
}
