using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using CsCheck;
using VoicePS.Core.Security;
using VoicePS.Tests.Jwt;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>Whatever is in a key file, it is a key that signs, or the one exception that is documented, and that quotes nothing of it.</summary>
public sealed class KeyProperties
{
    private const string Passphrase = "correct horse";
    private const string OddCharacters = "-=+/\\nBEGIND PRVATKY\r\n\t`\0\ufeff\u200b\u00e4\ud800A0z";

    private static readonly (string Label, byte[] Der)[] Samples = [.. MakeSamples().Select(Decode)];
    private static readonly Gen<int> Any = Gen.Int[0, int.MaxValue];

    public static TheoryData<string> Builds => JwtBuilds.All;

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_key_or_the_documented_exception(string build) => Soak.Run(Texts(), 2_000, static text => text, text =>
    {
        try
        {
            using var key = JwtBuilds.Toolkit(build).ReadPrivateKey(text.ToCharArray(), Passphrase.ToCharArray());
            _ = key.ToString();
            return true;
        }
        catch (VoiceKeyException exception)
        {
            Assert.InRange(exception.Message.Length, 1, 400);
            Assert.DoesNotContain(Quotes(text), quote => exception.Message.Contains(quote, StringComparison.Ordinal));
            return false;
        }
    });

    [Fact]
    public void Mere_bytes_that_look_like_the_beginning_of_an_endless_value_are_left_as_they_are()
    {
        byte[] key = [0x30, 0x08, 0x04, 0x06, 0x24, 0x80, 0x01, 0x01, 0xFF, 0x07];
        Assert.Equal(key, DerTree.Apply(key, []));
    }

    // Values of the key are changed, or its bytes, or the text; and at times two of these.
    private static Gen<string> Texts() => Gen.Select(
        Any.Select(static number => Edit.Pick(Samples, number)),
        Inputs.Rarely(Inputs.Edits(5)),
        Inputs.Rarely(Inputs.Edits(TextMutation.Kinds)),
        Inputs.Rarely(Inputs.Edits(TextMutation.Kinds)),
        static (sample, values, bytes, characters) =>
        {
            var der = values.Length > 0 ? DerTree.Apply(sample.Der, values) : sample.Der;
            der = TextMutation.Apply<byte>(der, bytes, [0x00, 0x01, 0x02, 0x04, 0x30, 0x7F, 0x80, 0x82, 0x84, 0xA0, 0xFF]);
            var text = PemEncoding.WriteString(sample.Label, der);
            return new string(TextMutation.Apply<char>(text.ToCharArray(), characters, [.. OddCharacters]));
        });

    private static IEnumerable<string> Quotes(string text) => text.Split('\n').Where(static line => line.Length == 64 && !line.Contains('-', StringComparison.Ordinal)).Select(static line => line[10..30]);

    private static (string Label, byte[] Der) Decode(string pem)
    {
        var found = PemEncoding.Find(pem);
        return (pem[found.Label], Convert.FromBase64String(pem[found.Base64Data]));
    }

    private static IEnumerable<string> MakeSamples()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var small = RSA.Create(1024);
        return
        [
            TestKeys.Pkcs8,
            TestKeys.Pkcs1,
            TestKeys.Encrypt(TestKeys.Rsa, Passphrase, PbeEncryptionAlgorithm.Aes256Cbc),
            TestKeys.Encrypt(TestKeys.Rsa, Passphrase, PbeEncryptionAlgorithm.TripleDes3KeyPkcs12),
            TestKeys.Encrypt(ec, Passphrase, PbeEncryptionAlgorithm.Aes128Cbc),
            ec.ExportPkcs8PrivateKeyPem(),
            small.ExportPkcs8PrivateKeyPem(),
            TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(),
            TestKeys.Certificate().ExportCertificatePem(),
        ];
    }
}
