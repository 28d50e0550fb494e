using System.Security.Cryptography;
#if NET
using System;
using System.Formats.Asn1;
using VoicePS.Core.Security;
#endif

namespace VoicePS.Jwt.Keys;

/// <summary>Decrypts PKCS#8 keys where the framework can: that is on .NET, not on .NET Framework.</summary>
internal static class EncryptedKey
{
#if NET
    // In bytes. An RSA key of 512 bits takes 340 or more, an Ed25519 key 48, an elliptic-curve key up to 256.
    private const int SmallestRsaKey = 300;

    // The smallest of the blocks in which the ciphers here work.
    private const int Block = 8;
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string Pkcs5 = "1.2.840.113549.1.5.";
    private const string Pkcs12 = "1.2.840.113549.1.12.1.";

    public static RSA Decrypt(byte[] der, char[]? passphrase)
    {
        var size = MeasureContents(der);
        if (passphrase is null || passphrase.Length == 0) throw Blame(size, KeyRefusal.PassphraseMissing());

        var rsa = RSA.Create();
        if (TryImport(rsa, der, passphrase)) return rsa;

        rsa.Dispose();
        if (Fits(ECDsa.Create(), der, passphrase)) throw KeyRefusal.NotRsa("an elliptic-curve (EC) key");
        if (Fits(DSA.Create(), der, passphrase)) throw KeyRefusal.NotRsa("a DSA key");
        throw Blame(size, KeyRefusal.PassphraseWrong());
    }

    // What is too small for any RSA key is refused as what it is: no passphrase would help.
    private static VoiceKeyException Blame(int size, VoiceKeyException passphrase) =>
        size < SmallestRsaKey ? KeyRefusal.NotRsa(null) : passphrase;

    // The framework gives the same exception for a wrong passphrase and for an encryption that it does not
    // know (scrypt, GCM), so the latter is found out first.
    private static int MeasureContents(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.BER);
            var info = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var scheme = info.ReadSequence();
            var size = info.ReadOctetString().Length;
            if (!IsSupported(scheme)) throw KeyRefusal.UnknownEncryption();
            return size > 0 && size % Block == 0 ? size : throw KeyRefusal.Damaged();
        }
        catch (AsnContentException)
        {
            throw KeyRefusal.Damaged();
        }
    }

    private static bool IsSupported(AsnReader scheme)
    {
        var name = scheme.ReadObjectIdentifier();
        if (name != Pbes2)
        {
            if (!name.StartsWith(Pkcs5, StringComparison.Ordinal) && !name.StartsWith(Pkcs12, StringComparison.Ordinal)) return false;
            RefuseTooManyRounds(scheme);
            return true;
        }

        var parts = scheme.ReadSequence();
        var derivation = parts.ReadSequence();
        if (derivation.ReadObjectIdentifier() != Pbkdf2 || !IsSupportedCipher(parts.ReadSequence().ReadObjectIdentifier())) return false;
        RefuseTooManyRounds(derivation);
        return true;
    }

    // The file says how often its passphrase is hashed: 2,147,483,647 times would take an hour, which nothing can stop.
    private static void RefuseTooManyRounds(AsnReader scheme)
    {
        var parameters = scheme.ReadSequence();
        parameters.ReadEncodedValue();
        if (parameters.ReadInteger() > KeyRules.MaximumRounds) throw KeyRefusal.TooManyRounds();
    }

    private static bool IsSupportedCipher(string cipher) => cipher is
        "2.16.840.1.101.3.4.1.2" or "2.16.840.1.101.3.4.1.22" or "2.16.840.1.101.3.4.1.42" // AES-CBC
        or "1.2.840.113549.3.7" or "1.2.840.113549.3.2" or "1.3.14.3.2.7"; // 3DES, RC2, DES

    private static bool Fits(AsymmetricAlgorithm other, byte[] der, char[] passphrase)
    {
        using (other) return TryImport(other, der, passphrase);
    }

    private static bool TryImport(AsymmetricAlgorithm key, byte[] der, char[] passphrase)
    {
        try
        {
            key.ImportEncryptedPkcs8PrivateKey(passphrase.AsSpan(), der, out _);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // The latter is what the framework says to contents that are no whole blocks.
            return false;
        }
    }
#else
    public static RSA Decrypt(byte[] der, char[]? passphrase)
    {
        _ = der;
        _ = passphrase;
        throw KeyRefusal.EncryptionUnsupported();
    }
#endif
}
