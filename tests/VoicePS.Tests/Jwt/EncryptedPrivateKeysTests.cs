using System;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Threading.Tasks;
using VoicePS.Core.Security;
using VoicePS.Tests.Properties;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class EncryptedPrivateKeysTests
{
    private const string Passphrase = "correct horse battery staple";

    [Theory]
    [InlineData(PbeEncryptionAlgorithm.Aes256Cbc)]
    [InlineData(PbeEncryptionAlgorithm.Aes128Cbc)]
    [InlineData(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12)]
    public void On_NET_an_encrypted_key_opens_with_its_passphrase(PbeEncryptionAlgorithm algorithm)
    {
        using var key = Read(JwtBuilds.Net, TestKeys.Encrypt(TestKeys.Rsa, Passphrase, algorithm), Passphrase);

        Tokens.AssertIsKey(TestKeys.Rsa, key);
    }

    [Fact]
    public void On_NET_an_encrypted_key_from_an_environment_variable_opens_too()
    {
        var pem = Encrypted(TestKeys.Rsa).Replace("\n", @"\n");

        using var key = Read(JwtBuilds.Net, "\"" + pem + "\"", Passphrase);

        Tokens.AssertIsKey(TestKeys.Rsa, key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void On_NET_a_missing_passphrase_is_asked_for_by_its_parameter(string? passphrase) =>
        AssertRefused(
            JwtBuilds.Net, Encrypted(TestKeys.Rsa), passphrase, VoiceKeyProblem.PassphraseMissing, "-PrivateKeyPassphrase");

    [Fact]
    public void On_NET_a_wrong_passphrase_is_called_wrong() =>
        AssertRefused(
            JwtBuilds.Net, Encrypted(TestKeys.Rsa), "wrong", VoiceKeyProblem.PassphraseWrong, "does not fit");

    [Fact]
    public void On_NET_the_passphrase_is_never_part_of_a_message()
    {
        var refusal = Refusal(JwtBuilds.Net, Encrypted(TestKeys.Rsa), "hunter2-hunter2");

        Assert.DoesNotContain("hunter2", refusal.ToString());
    }

    [Fact]
    public void On_NET_an_encrypted_elliptic_curve_key_is_not_blamed_on_the_passphrase()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        AssertRefused(JwtBuilds.Net, Encrypted(ec), Passphrase, VoiceKeyProblem.NotRsa, "elliptic-curve");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public void On_NET_nobody_is_asked_for_the_passphrase_of_a_key_too_small_to_be_RSA(string? passphrase)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP521);

        AssertRefused(JwtBuilds.Net, Encrypted(ec), passphrase, VoiceKeyProblem.NotRsa, "another kind than RSA");
    }

    [Fact]
    public void On_NET_an_encrypted_key_of_1024_bits_is_too_short()
    {
        using var rsa = RSA.Create(1024);

        AssertRefused(JwtBuilds.Net, Encrypted(rsa), Passphrase, VoiceKeyProblem.TooShort, "1024 bits");
    }

    [Fact]
    public void On_NET_an_encryption_that_NET_does_not_know_is_not_blamed_on_the_passphrase() =>
        AssertRefused(
            JwtBuilds.Net,
            TestKeys.ScryptEncrypted(),
            Passphrase,
            VoiceKeyProblem.EncryptionUnsupported,
            "openssl pkcs8 -topk8 -v2 aes-256-cbc");

    [Fact]
    public void On_NET_an_encrypted_key_that_was_cut_is_damaged_whatever_the_passphrase()
    {
        var pem = Encrypted(TestKeys.Rsa).Split('\n');
        var cut = string.Join('\n', pem[..10]) + "\n" + pem[^1];

        AssertRefused(JwtBuilds.Net, cut, Passphrase, VoiceKeyProblem.Damaged, "damaged");
        AssertRefused(JwtBuilds.Net, cut, null, VoiceKeyProblem.Damaged, "damaged");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Passphrase)]
    public void On_netstandard_an_encrypted_key_is_refused_with_the_command_that_decrypts_it(string? passphrase) =>
        AssertRefused(
            JwtBuilds.NetStandard,
            Encrypted(TestKeys.Rsa),
            passphrase,
            VoiceKeyProblem.EncryptionUnsupported,
            "openssl pkcs8 -topk8 -nocrypt");

    [Theory]
    [InlineData(JwtBuilds.Net, "openssl pkcs8 -topk8 -in")]
    [InlineData(JwtBuilds.NetStandard, "openssl pkcs8 -topk8 -nocrypt -in")]
    public void The_old_encryption_of_PKCS1_is_refused_with_the_command_that_converts_it(string build, string command)
    {
        var pem = TestKeys.Pkcs1.Replace(
            "-----BEGIN RSA PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n" +
            "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n");

        AssertRefused(build, pem, Passphrase, VoiceKeyProblem.EncryptionUnsupported, command);
        AssertRefused(build, pem.Replace("\n", " "), null, VoiceKeyProblem.EncryptionUnsupported, "Proc-Type");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(PbeEncryptionAlgorithm.Aes256Cbc)]
    [InlineData(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12)]
    public async Task On_NET_a_key_that_would_take_hours_to_open_is_refused_at_once(PbeEncryptionAlgorithm algorithm)
    {
        var pem = TestKeys.Encrypt(TestKeys.Rsa, Passphrase, algorithm);
        var der = Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);

        // 2,048 rounds become 2,147,483,647.
        var hostile = PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", DerTree.Replace(der, [2, 2, 8, 0], [2, 4, 0x7F, 0xFF, 0xFF, 0xFF]));

        await Task.Run(
            () => AssertRefused(JwtBuilds.Net, hostile, Passphrase, VoiceKeyProblem.EncryptionUnsupported, "2,000,000"),
            TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void On_NET_an_encrypted_key_without_its_contents_is_damaged(int length)
    {
        var pem = TestKeys.Encrypt(TestKeys.Rsa, Passphrase, PbeEncryptionAlgorithm.TripleDes3KeyPkcs12);
        var reader = new AsnReader(Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]), AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
            writer.WriteOctetString(new byte[length]);
        }

        AssertRefused(JwtBuilds.Net, PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", writer.Encode()), Passphrase, VoiceKeyProblem.Damaged, "damaged");
    }

    private static string Encrypted(AsymmetricAlgorithm key) =>
        TestKeys.Encrypt(key, Passphrase, PbeEncryptionAlgorithm.Aes256Cbc);

    private static ISigningKey Read(string build, string pem, string? passphrase) =>
        JwtBuilds.Toolkit(build).ReadPrivateKey(pem.ToCharArray(), passphrase?.ToCharArray());

    private static VoiceKeyException Refusal(string build, string pem, string? passphrase) =>
        Assert.Throws<VoiceKeyException>(() => Read(build, pem, passphrase));

    private static void AssertRefused(
        string build, string pem, string? passphrase, VoiceKeyProblem problem, string words)
    {
        var refusal = Refusal(build, pem, passphrase);

        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(words, refusal.Message);
        Assert.Null(refusal.InnerException);
    }
}
