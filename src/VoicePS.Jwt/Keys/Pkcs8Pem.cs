using System.Security.Cryptography;
#if !NET
using System;
using System.Formats.Asn1;
using System.Text;
#endif

namespace VoicePS.Jwt.Keys;

/// <summary>Writes a private key as PKCS#8 PEM: lines of 64 characters, line feeds, none after the last line.</summary>
internal static class Pkcs8Pem
{
#if NET
    public static string Write(RSA rsa) => rsa.ExportPkcs8PrivateKeyPem();
#else
    private const int LineLength = 64;
    private const int RoomForLargeKey = 4096;
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    public static string Write(RSA rsa)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: true);
        var inner = WriteNumbers(parameters);
        var der = WriteEnvelope(inner);
        var digits = new char[(der.Length + 2) / 3 * 4];
        try
        {
            Convert.ToBase64CharArray(der, 0, der.Length, digits, 0);
            return Frame(digits);
        }
        finally
        {
            Secret.Wipe(parameters);
            Secret.Wipe(inner);
            Secret.Wipe(der);
            Secret.Wipe(digits);
        }
    }

    private static byte[] WriteNumbers(RSAParameters key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER, RoomForLargeKey);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteIntegerUnsigned(Shorten(key.Modulus));
            writer.WriteIntegerUnsigned(Shorten(key.Exponent));
            writer.WriteIntegerUnsigned(Shorten(key.D));
            writer.WriteIntegerUnsigned(Shorten(key.P));
            writer.WriteIntegerUnsigned(Shorten(key.Q));
            writer.WriteIntegerUnsigned(Shorten(key.DP));
            writer.WriteIntegerUnsigned(Shorten(key.DQ));
            writer.WriteIntegerUnsigned(Shorten(key.InverseQ));
        }

        return Finish(writer);
    }

    private static byte[] WriteEnvelope(byte[] inner)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER, RoomForLargeKey);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(RsaEncryption);
                writer.WriteNull();
            }

            writer.WriteOctetString(inner);
        }

        return Finish(writer);
    }

    // Resetting a writer overwrites its buffer.
    private static byte[] Finish(AsnWriter writer)
    {
        var encoded = writer.Encode();
        writer.Reset();
        return encoded;
    }

    // DER allows no leading zeros; the framework pads with them.
    private static ReadOnlySpan<byte> Shorten(byte[] number)
    {
        var span = number.AsSpan();
        while (span.Length > 1 && span[0] == 0) span = span.Slice(1);
        return span;
    }

    private static string Frame(char[] digits)
    {
        var text = new StringBuilder(digits.Length + digits.Length / LineLength + 64);
        text.Append("-----BEGIN PRIVATE KEY-----\n");
        for (var i = 0; i < digits.Length; i += LineLength)
        {
            text.Append(digits, i, Math.Min(LineLength, digits.Length - i)).Append('\n');
        }

        return text.Append("-----END PRIVATE KEY-----").ToString();
    }
#endif
}
