using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class WrongPrivateKeysTests
{
    private const string Body =
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKjMzEfYyjiWA4R4b2bS1dB";

    private static readonly Dictionary<string, WrongKey> WrongKeys = new()
    {
        ["nothing"] = new("", VoiceKeyProblem.Empty, "is empty"),
        ["blanks"] = new(" \r\n\t ", VoiceKeyProblem.Empty, "is empty"),
        ["a byte-order mark"] = new("\uFEFF", VoiceKeyProblem.Empty, "is empty"),
        ["empty quotes"] = new("\"\"", VoiceKeyProblem.Empty, "is empty"),

        ["a word"] = new("secret", VoiceKeyProblem.NotPem, "not a private key in PEM form"),
        ["a sentence"] = new("I do not have it", VoiceKeyProblem.NotPem, "not a private key in PEM form"),
        ["a key without its first and last line"] = new(Body, VoiceKeyProblem.NotPem, "line -----BEGIN PRIVATE KEY----- is missing"),
        ["such a key that begins with a slash"] = new("/" + Body, VoiceKeyProblem.NotPem, "is missing"),
        ["JSON"] = new("{\n\"kty\": \"RSA\"\n}", VoiceKeyProblem.NotPem, "not a private key in PEM form"),
        ["a DER file"] = new("0\uFFFD\u0004\uFFFD\u0002\u0001\0", VoiceKeyProblem.NotPem, "binary data"),
        ["parameters"] = new(Pem("DH PARAMETERS"), VoiceKeyProblem.NotPem, "no private key in this PEM text"),

        ["a file name"] = new("private.key", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a relative path"] = new("./keys/private", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a home path"] = new("~/.voice/private.key", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["an absolute path"] = new("/etc/voice/private.pem", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a Windows path"] = new(@"C:\new\private.key", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a Windows path with blanks"] = new(@"C:\My Keys\private key", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a share"] = new(@"\\server\share\rsa.key", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a path in quotes"] = new("\"keys/private.key\"\n", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),
        ["a path with a variable"] = new("$env:USERPROFILE/private", VoiceKeyProblem.PathAsText, "-PrivateKeyPath"),

        ["a public key"] = new(TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(), VoiceKeyProblem.PublicKey, "This is a public key."),
        ["a PKCS#1 public key"] = new(TestKeys.Rsa.ExportRSAPublicKeyPem(), VoiceKeyProblem.PublicKey, "This is a public key."),
        ["a public key with literal \\n"] = new(
            TestKeys.Rsa.ExportSubjectPublicKeyInfoPem().Replace("\n", @"\n"), VoiceKeyProblem.PublicKey, "This is a public key."),
        ["an ssh-rsa line"] = new("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 me@host.example", VoiceKeyProblem.PublicKey, "This is a public key."),
        ["an ssh-ed25519 line"] = new("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host", VoiceKeyProblem.PublicKey, "This is a public key."),
        ["an SSH2 public key"] = new("---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3Nz\n---- END SSH2 PUBLIC KEY ----", VoiceKeyProblem.PublicKey, "This is a public key."),

        ["a certificate"] = new(TestKeys.Certificate().ExportCertificatePem(), VoiceKeyProblem.Certificate, "This is a certificate,"),
        ["a certificate that was cut"] = new(
            TestKeys.Certificate().ExportCertificatePem()[..200], VoiceKeyProblem.Certificate, "This is a certificate,"),
        ["a certificate request"] = new(TestKeys.Request().CreateSigningRequestPem(), VoiceKeyProblem.Certificate, "a request for a certificate"),
        ["a PKCS#7 bundle"] = new(
            new X509Certificate2Collection(TestKeys.Certificate()).ExportPkcs7Pem(), VoiceKeyProblem.Certificate, "PKCS#7"),

        ["an EC key"] = new(Ec().ExportPkcs8PrivateKeyPem(), VoiceKeyProblem.NotRsa, "elliptic-curve (EC) key"),
        ["an EC key in its own form"] = new(Ec().ExportECPrivateKeyPem(), VoiceKeyProblem.NotRsa, "elliptic-curve (EC) key"),
        ["an EC key after its parameters"] = new(
            Pem("EC PARAMETERS") + "\n" + Ec().ExportECPrivateKeyPem(), VoiceKeyProblem.NotRsa, "elliptic-curve (EC) key"),
        ["an Ed25519 key"] = new(
            TestKeys.Pkcs8Of("1.3.101.112", [4, 32, .. new byte[32]]), VoiceKeyProblem.NotRsa, "Ed25519 key"),
        ["an X25519 key"] = new(
            TestKeys.Pkcs8Of("1.3.101.110", [4, 32, .. new byte[32]]), VoiceKeyProblem.NotRsa, "X25519 key"),
        ["an RSA-PSS key"] = new(
            TestKeys.Pkcs8Of("1.2.840.113549.1.1.10", TestKeys.Rsa.ExportRSAPrivateKey()), VoiceKeyProblem.NotRsa, "RSA-PSS"),
        ["a DSA key"] = new(TestKeys.Pkcs8Of("1.2.840.10040.4.1", [2, 1, 1]), VoiceKeyProblem.NotRsa, "DSA key"),
        ["a DSA key in its own form"] = new(Pem("DSA PRIVATE KEY"), VoiceKeyProblem.NotRsa, "DSA key"),
        ["a key of an unknown algorithm"] = new(
            TestKeys.Pkcs8Of("1.2.3.4", [4, 1, 0]), VoiceKeyProblem.NotRsa, "another kind than RSA"),

        ["an OpenSSH key"] = new(Pem("OPENSSH PRIVATE KEY"), VoiceKeyProblem.ForeignFormat, "ssh-keygen -p -m PKCS8"),
        ["a PuTTY key"] = new(
            "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: key\nPublic-Lines: 6\n", VoiceKeyProblem.ForeignFormat, "puttygen"),
        ["a PGP key"] = new(Pem("PGP PRIVATE KEY BLOCK"), VoiceKeyProblem.ForeignFormat, "PGP"),

        ["a key without its last line"] = new(
            WithoutLastLine(TestKeys.Pkcs8), VoiceKeyProblem.Damaged, "end of this private key is missing"),
        ["half a key"] = new(TestKeys.Pkcs8[..800], VoiceKeyProblem.Damaged, "end of this private key is missing"),
        ["a key whose last line is another's"] = new(
            WithoutLastLine(TestKeys.Pkcs8) + "-----END RSA PRIVATE KEY-----", VoiceKeyProblem.Damaged, "end of this private key"),
        ["a key without its first line"] = new(
            TestKeys.Pkcs8["-----BEGIN PRIVATE KEY-----".Length..], VoiceKeyProblem.Damaged, "first line"),
        ["a key whose first line lost hyphens"] = new(TestKeys.Pkcs8[2..], VoiceKeyProblem.Damaged, "five hyphens"),
        ["a key whose first line lost its last hyphens"] = new(
            TestKeys.Pkcs8.Replace("KEY-----\n", "KEY--\n"), VoiceKeyProblem.Damaged, "five hyphens"),
        ["a key with nothing inside"] = new(
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", VoiceKeyProblem.Damaged, "nothing between"),
        ["a key with a foreign character"] = new(
            TestKeys.Pkcs8.Insert(300, "*"), VoiceKeyProblem.Damaged, "some characters are missing"),
        ["a key that lost a character"] = new(
            TestKeys.Pkcs8.Remove(300, 1), VoiceKeyProblem.Damaged, "damaged"),
        ["a key that lost a line"] = new(WithoutLine(TestKeys.Pkcs8, 5), VoiceKeyProblem.Damaged, "part of it is missing"),
        ["a PKCS#1 key that lost a line"] = new(WithoutLine(TestKeys.Pkcs1, 5), VoiceKeyProblem.Damaged, "part of it is missing"),
        ["a key with other contents"] = new(Pem("PRIVATE KEY"), VoiceKeyProblem.Damaged, "damaged"),
        ["a key with a wrong letter in the modulus"] = new(
            ReplaceAt(TestKeys.Pkcs8, 200), VoiceKeyProblem.Damaged, "part of it is missing or was changed"),

        ["a key of 1024 bits"] = new(Short(1024), VoiceKeyProblem.TooShort, "1024 bits"),
        ["a key of 2040 bits"] = new(Short(2040), VoiceKeyProblem.TooShort, "2040 bits"),
    };

    public static TheoryData<string, string> AllWrongKeys => JwtBuilds.With([.. WrongKeys.Keys]);

    public static TheoryData<string> AllBuilds => JwtBuilds.All;

    [Theory]
    [MemberData(nameof(AllWrongKeys))]
    public void A_wrong_key_gets_a_precise_sentence(string build, string which)
    {
        var wrong = WrongKeys[which];

        var refusal = Assert.Throws<VoiceKeyException>(() => Read(build, wrong.Text));

        Assert.Equal(wrong.Problem, refusal.Problem);
        Assert.Contains(wrong.Words, refusal.Message);
    }

    [Theory]
    [MemberData(nameof(AllWrongKeys))]
    public void A_refusal_neither_quotes_the_key_nor_hides_a_crypto_exception(string build, string which)
    {
        var wrong = WrongKeys[which];

        var refusal = Assert.Throws<VoiceKeyException>(() => Read(build, wrong.Text));

        Assert.Null(refusal.InnerException);
        Assert.Matches(@"^[A-Z][^\r\n]+[a-z.]$", refusal.Message);
        Assert.DoesNotContain("ASN", refusal.Message);
        foreach (var piece in Pieces(wrong.Text)) Assert.DoesNotContain(piece, refusal.Message);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_key_cut_anywhere_is_refused_and_nothing_else_happens(string build)
    {
        foreach (var pem in new[] { TestKeys.Pkcs8, TestKeys.Pkcs1 })
        {
            for (var length = 0; length < pem.Length - 1; length += 37)
            {
                Assert.Throws<VoiceKeyException>(() => Read(build, pem[..length]));
                Assert.Throws<VoiceKeyException>(() => Read(build, pem[(length + 1)..]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_wrong_letter_anywhere_never_leads_to_a_signature_that_does_not_fit(string build)
    {
        var refused = 0;
        for (var at = 30; at < TestKeys.Pkcs8.Length - 30; at += 41)
        {
            try
            {
                using var key = Read(build, ReplaceAt(TestKeys.Pkcs8, at));
                Tokens.AssertIsKey(TestKeys.Rsa, key);
            }
            catch (VoiceKeyException)
            {
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void No_text_at_all_is_a_mistake_of_the_caller(string build) =>
        Assert.Throws<ArgumentNullException>(() => JwtBuilds.Toolkit(build).ReadPrivateKey(null!, null));

    private static ISigningKey Read(string build, string text) =>
        JwtBuilds.Toolkit(build).ReadPrivateKey(text.ToCharArray(), null);

    private static ECDsa Ec() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static string Pem(string label) => PemEncoding.WriteString(label, RandomNumberGenerator.GetBytes(300));

    private static string Short(int bits)
    {
        using var rsa = RSA.Create(bits);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    private static string WithoutLastLine(string pem) => pem[..(pem.LastIndexOf('\n') + 1)];

    private static string WithoutLine(string pem, int line) =>
        string.Join('\n', pem.Split('\n').Where((_, index) => index != line));

    private static string ReplaceAt(string pem, int at)
    {
        if (pem[at] == '\n') at++;
        return pem.Remove(at, 1).Insert(at, pem[at] == 'A' ? "B" : "A");
    }

    // Whatever is as long as this and stands in the text outside its BEGIN and END lines must not be repeated.
    private static IEnumerable<string> Pieces(string text) => text
        .Split(["\n", @"\n"], StringSplitOptions.RemoveEmptyEntries)
        .Where(static line => !line.Contains("----") && line.Length >= 12)
        .SelectMany(static line => Enumerable.Range(0, line.Length - 11).Select(start => line.Substring(start, 12)));

    private sealed record WrongKey(string Text, VoiceKeyProblem Problem, string Words);
}
