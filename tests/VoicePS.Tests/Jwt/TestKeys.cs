using System;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VoicePS.Tests.Jwt;

/// <summary>Keys made by the framework, to compare with. Made once: primes take time.</summary>
internal static class TestKeys
{
    private static readonly Lazy<RSA> SharedRsa = new(static () => RSA.Create(2048));
    private static readonly Lazy<RSA> SharedOther = new(static () => RSA.Create(2048));

    public static RSA Rsa => SharedRsa.Value;

    public static RSA Other => SharedOther.Value;

    public static string Pkcs8 => Rsa.ExportPkcs8PrivateKeyPem();

    public static string Pkcs1 => Rsa.ExportRSAPrivateKeyPem();

    public static string Encrypt(AsymmetricAlgorithm key, string passphrase, PbeEncryptionAlgorithm algorithm) =>
        key.ExportEncryptedPkcs8PrivateKeyPem(
            passphrase,
            new PbeParameters(
                algorithm,
                algorithm == PbeEncryptionAlgorithm.TripleDes3KeyPkcs12 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256,
                iterationCount: 2048));

    public static X509Certificate2 Certificate() =>
        Request().CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    public static CertificateRequest Request() =>
        new("CN=voice.example.com", Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>A PKCS#8 key of an algorithm that the framework does not make itself.</summary>
    public static string Pkcs8Of(string algorithm, byte[] contents)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence()) writer.WriteObjectIdentifier(algorithm);
            writer.WriteOctetString(contents);
        }

        return PemEncoding.WriteString("PRIVATE KEY", writer.Encode());
    }

    /// <summary>An encrypted PKCS#8 key whose passphrase goes through scrypt, which .NET does not know.</summary>
    public static string ScryptEncrypted()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.5.13");
                using (writer.PushSequence())
                {
                    using (writer.PushSequence()) writer.WriteObjectIdentifier("1.3.6.1.4.1.11591.4.11");
                    using (writer.PushSequence()) writer.WriteObjectIdentifier("2.16.840.1.101.3.4.1.42");
                }
            }

            writer.WriteOctetString(RandomNumberGenerator.GetBytes(64));
        }

        return PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", writer.Encode());
    }

    /// <summary>
    /// The shared key's primes with another public exponent, so chosen that the given number begins with a zero
    /// byte. One exponent in 256 does it, so that this ends soon.
    /// </summary>
    public static RSA WithLeadingZero(Func<RSAParameters, byte[]> number)
    {
        var key = Rsa.ExportParameters(includePrivateParameters: true);
        var p = Unsigned(key.P!);
        var q = Unsigned(key.Q!);
        for (var exponent = 65539; exponent < 65539 + 20_000; exponent += 2)
        {
            if (!TryInvert(exponent, (p - 1) * (q - 1), out var d)) continue;

            key.Exponent = new BigInteger(exponent).ToByteArray(isUnsigned: true, isBigEndian: true);
            key.D = Padded(d, key.Modulus!.Length);
            key.DP = Padded(d % (p - 1), key.P!.Length);
            key.DQ = Padded(d % (q - 1), key.Q!.Length);
            if (number(key)[0] == 0) return RSA.Create(key);
        }

        throw new InvalidOperationException("No exponent gave a short number.");
    }

    private static bool TryInvert(BigInteger value, BigInteger modulus, out BigInteger inverse)
    {
        var (a, b) = (value, modulus);
        var (x, y) = (BigInteger.One, BigInteger.Zero);
        while (!b.IsZero)
        {
            var quotient = BigInteger.DivRem(a, b, out var remainder);
            (a, b) = (b, remainder);
            (x, y) = (y, x - (quotient * y));
        }

        inverse = x.Sign < 0 ? x + modulus : x;
        return a.IsOne;
    }

    private static BigInteger Unsigned(byte[] number) => new(number, isUnsigned: true, isBigEndian: true);

    private static byte[] Padded(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[length];
        bytes.CopyTo(padded, length - bytes.Length);
        return padded;
    }
}
