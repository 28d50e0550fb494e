using System.Security.Cryptography;

namespace VoicePS.Jwt.Keys;

/// <summary>Makes RSA keys of numbers, and lets only usable ones pass.</summary>
internal static class RsaKeyFactory
{
    private static readonly byte[] Probe = [0x56, 0x6F, 0x69, 0x63, 0x65];

    /// <summary>Imports an unencrypted PKCS#8 or PKCS#1 key.</summary>
    public static RSA Import(byte[] der)
    {
        var parameters = RsaKeyParser.Parse(der);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportParameters(parameters);
            return rsa;
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw KeyRefusal.Damaged();
        }
        finally
        {
            Secret.Wipe(parameters);
        }
    }

    /// <summary>Returns the key if it can be used; disposes and refuses it if not.</summary>
    public static RSA Approve(RSA rsa)
    {
        if (rsa.KeySize < KeyRules.MinimumBits)
        {
            var bits = rsa.KeySize;
            rsa.Dispose();
            throw KeyRefusal.TooShort(bits);
        }

        if (Works(rsa)) return rsa;

        rsa.Dispose();
        throw KeyRefusal.Damaged();
    }

    // A single wrong letter in the middle can leave well-formed numbers that do not fit together. OpenSSL notices
    // on import; the providers of Windows do not promise to, and then the service would answer every call with
    // 401. One trial signature settles it.
    private static bool Works(RSA rsa)
    {
        try
        {
            var signature = rsa.SignData(Probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return rsa.VerifyData(Probe, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
