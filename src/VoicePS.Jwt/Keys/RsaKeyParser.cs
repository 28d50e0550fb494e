using System;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace VoicePS.Jwt.Keys;

/// <summary>
/// Reads the numbers of an RSA private key. Both builds use it: the framework's own import is missing from
/// netstandard2.0, and where it exists it says "bad key" without saying what is wrong.
/// </summary>
internal static class RsaKeyParser
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    /// <summary>Reads PKCS#8 or PKCS#1, whichever it is: people change labels by hand. The caller overwrites the result.</summary>
    public static RSAParameters Parse(ReadOnlyMemory<byte> der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.BER);
            var key = reader.ReadSequence();
            reader.ThrowIfNotEmpty();

            var version = key.ReadInteger();
            return key.PeekTag().HasSameClassAndValue(Asn1Tag.Integer)
                ? ReadNumbers(key, isTwoPrime: version.IsZero)
                : ReadPkcs8(key);
        }
        catch (AsnContentException)
        {
            throw KeyRefusal.Damaged();
        }
    }

    private static RSAParameters ReadPkcs8(AsnReader key)
    {
        var algorithm = key.ReadSequence().ReadObjectIdentifier();
        if (algorithm != RsaEncryption) throw KeyRefusal.NotRsa(KeyAlgorithms.Name(algorithm));
        if (!key.TryReadPrimitiveOctetString(out var inner)) throw KeyRefusal.Damaged();

        var reader = new AsnReader(inner, AsnEncodingRules.BER);
        var numbers = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        return ReadNumbers(numbers, isTwoPrime: numbers.ReadInteger().IsZero);
    }

    private static RSAParameters ReadNumbers(AsnReader numbers, bool isTwoPrime)
    {
        if (!isTwoPrime) throw KeyRefusal.ManyPrimes();

        var modulus = ReadUnsigned(numbers);
        var bits = CountBits(modulus.Span);
        if (bits < KeyRules.MinimumBits) throw KeyRefusal.TooShort(bits);

        // The framework wants D as long as the modulus and the others half as long; DER drops leading zeros.
        var whole = modulus.Length;
        var half = (whole + 1) / 2;
        var exponent = ReadUnsigned(numbers);
        return new RSAParameters
        {
            Modulus = modulus.ToArray(),
            Exponent = exponent.ToArray(),
            D = ReadPadded(numbers, whole),
            P = ReadPadded(numbers, half),
            Q = ReadPadded(numbers, half),
            DP = ReadPadded(numbers, half),
            DQ = ReadPadded(numbers, half),
            InverseQ = ReadPadded(numbers, half),
        };
    }

    private static byte[] ReadPadded(AsnReader numbers, int length)
    {
        var number = ReadUnsigned(numbers);
        if (number.Length > length) throw KeyRefusal.Damaged();

        var padded = new byte[length];
        number.Span.CopyTo(padded.AsSpan(length - number.Length));
        return padded;
    }

    private static ReadOnlyMemory<byte> ReadUnsigned(AsnReader numbers)
    {
        var number = numbers.ReadIntegerBytes();
        if ((number.Span[0] & 0x80) != 0) throw KeyRefusal.Damaged();

        return number.Length > 1 && number.Span[0] == 0 ? number.Slice(1) : number;
    }

    private static int CountBits(ReadOnlySpan<byte> number)
    {
        var bits = (number.Length - 1) * 8;
        for (var first = number[0]; first != 0; first >>= 1) bits++;
        return bits;
    }
}
