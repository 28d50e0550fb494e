using System;

namespace VoicePS.Core.Security;

/// <summary>
/// What the module needs of a JWT library. It is implemented in an assembly of its own, which is loaded
/// only when the first key is read, so that no other module's libraries can get in the way.
/// </summary>
public interface IJwtToolkit
{
    /// <summary>
    /// Reads an RSA private key from PEM text (PKCS#8, PKCS#1 or encrypted PKCS#8). Byte-order marks,
    /// carriage returns, literal <c>\n</c> and surrounding blanks are put right.
    /// </summary>
    /// <param name="pem">The key as text. Not kept; the caller may overwrite it afterwards.</param>
    /// <param name="passphrase">The passphrase of an encrypted key, or null.</param>
    /// <returns>A key that is ready to sign. The caller disposes it.</returns>
    /// <exception cref="VoiceKeyException">The text is not a usable private key; the message says why.</exception>
    ISigningKey ReadPrivateKey(char[] pem, char[]? passphrase);

    /// <summary>Makes a new RSA private key of 2048 bits, for a sandbox.</summary>
    /// <returns>The new key. The caller disposes it.</returns>
    ISigningKey CreatePrivateKey();
}
