using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class ReadingPrivateKeysTests
{
    private static readonly Dictionary<string, Func<string, string>> Damages = new()
    {
        ["nothing"] = static pem => pem,
        ["CRLF"] = static pem => pem.Replace("\n", "\r\n"),
        ["lone CR"] = static pem => pem.Replace('\n', '\r'),
        ["byte-order mark"] = static pem => "\uFEFF" + pem,
        ["byte-order mark in the middle"] = static pem => "# key\n\uFEFF" + pem,
        [@"literal \n"] = static pem => pem.Replace("\n", @"\n"),
        [@"literal \r\n"] = static pem => pem.Replace("\n", @"\r\n"),
        [@"literal \\n, escaped twice"] = static pem => pem.Replace("\n", @"\\n"),
        ["literal `n of PowerShell"] = static pem => pem.Replace("\n", "`n"),
        [@"JSON with \n and \/"] = static pem =>
            "{\"keys\":{\"private_key\":\"" + pem.Replace("\n", @"\n").Replace("/", @"\/") + "\"}}",
        ["blanks around"] = static pem => " \t\r\n " + pem + "\n \t ",
        ["double quotes around"] = static pem => "\"" + pem + "\"",
        ["single quotes and blanks around"] = static pem => "  '" + pem + "'  ",
        ["indented lines"] = static pem => "    " + pem.Replace("\n", "\n    "),
        ["lines indented with tabs"] = static pem => "\t" + pem.Replace("\n", "\n\t"),
        ["blanks at the ends of lines"] = static pem => pem.Replace("\n", "  \n"),
        ["blank lines between"] = static pem => pem.Replace("\n", "\n\n"),
        ["one line with blanks"] = static pem => pem.Replace('\n', ' '),
        ["one line with nothing between"] = static pem => pem.Replace("\n", ""),
        ["hard blanks of a web page"] = static pem => pem.Replace("\n", "\u00A0\n\u200B"),
        ["a comment before and after"] = static pem =>
            "Bag Attributes\n    friendlyName: voice\nKey Attributes: <No Attributes>\n" + pem + "\n# the end\n",
        ["a certificate before it"] = static pem => TestKeys.Certificate().ExportCertificatePem() + "\n" + pem,
        ["zeros of UTF-16"] = static pem => string.Join("\0", pem.ToCharArray()) + "\0",
        ["a longer line"] = static pem => pem.Remove(pem.IndexOf('\n', 40), 1),
    };

    public static TheoryData<string> AllBuilds => JwtBuilds.All;

    public static TheoryData<string, string> AllDamages => JwtBuilds.With([.. Damages.Keys]);

    [Theory]
    [MemberData(nameof(AllDamages))]
    public void A_PKCS8_key_is_read_in_spite_of(string build, string damage) =>
        AssertReads(build, Damages[damage](TestKeys.Pkcs8), TestKeys.Rsa);

    [Theory]
    [MemberData(nameof(AllDamages))]
    public void A_PKCS1_key_is_read_in_spite_of(string build, string damage) =>
        AssertReads(build, Damages[damage](TestKeys.Pkcs1), TestKeys.Rsa);

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_key_whose_label_was_changed_by_hand_is_still_read(string build)
    {
        AssertReads(build, TestKeys.Pkcs1.Replace("RSA PRIVATE", "PRIVATE"), TestKeys.Rsa);
        AssertReads(build, TestKeys.Pkcs8.Replace("PRIVATE", "RSA PRIVATE"), TestKeys.Rsa);
    }

    [Theory]
    [InlineData(JwtBuilds.Net, 3072)]
    [InlineData(JwtBuilds.NetStandard, 3072)]
    [InlineData(JwtBuilds.Net, 4096)]
    [InlineData(JwtBuilds.NetStandard, 4096)]
    public void Longer_keys_are_read(string build, int bits)
    {
        using var rsa = RSA.Create(bits);
        AssertReads(build, rsa.ExportPkcs8PrivateKeyPem(), rsa);
        AssertReads(build, rsa.ExportRSAPrivateKeyPem(), rsa);
    }

    [Theory]
    [InlineData(JwtBuilds.Net, "D")]
    [InlineData(JwtBuilds.NetStandard, "D")]
    [InlineData(JwtBuilds.Net, "DP")]
    [InlineData(JwtBuilds.NetStandard, "DP")]
    [InlineData(JwtBuilds.Net, "DQ")]
    [InlineData(JwtBuilds.NetStandard, "DQ")]
    public void A_key_with_a_number_shorter_than_usual_is_read_and_written_unchanged(string build, string number)
    {
        using var rsa = TestKeys.WithLeadingZero(
            key => number switch { "D" => key.D!, "DP" => key.DP!, _ => key.DQ! });
        var pem = rsa.ExportPkcs8PrivateKeyPem();

        using var key = Read(build, pem);

        Tokens.AssertIsKey(rsa, key);
        Assert.Equal(pem, key.ExportPem());
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void The_callers_arrays_are_left_as_they_were(string build)
    {
        var pem = TestKeys.Pkcs8.ToCharArray();
        var passphrase = "unused".ToCharArray();

        using var key = JwtBuilds.Toolkit(build).ReadPrivateKey(pem, passphrase);

        Assert.Equal(TestKeys.Pkcs8, new string(pem));
        Assert.Equal("unused", new string(passphrase));
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_key_still_works_after_the_caller_overwrote_the_text(string build)
    {
        var pem = TestKeys.Pkcs8.ToCharArray();
        using var key = JwtBuilds.Toolkit(build).ReadPrivateKey(pem, null);

        Array.Clear(pem);

        Tokens.AssertIsKey(TestKeys.Rsa, key);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Reading_a_key_does_not_load_IdentityModel_and_signing_does(string build)
    {
        var (toolkit, context) = JwtBuilds.Load(build);
        using var key = toolkit.ReadPrivateKey(TestKeys.Pkcs8.ToCharArray(), null);
        key.Read(Tokens.Make(TestKeys.Rsa, Tokens.GoodHeader, "{}"));
        key.ExportPem();
        Assert.False(context.HasIdentityModel);

        key.Sign(Tokens.Claims());

        Assert.True(context.HasIdentityModel);
    }

    [Fact]
    public void These_tests_reach_the_toolkit_through_Core_only() =>
        Assert.DoesNotContain(
            typeof(JwtBuilds).Assembly.GetReferencedAssemblies(),
            static name => name.Name == "VoicePS.Jwt"
                || name.Name!.StartsWith("Microsoft.IdentityModel", StringComparison.Ordinal));

    private static ISigningKey Read(string build, string pem) =>
        JwtBuilds.Toolkit(build).ReadPrivateKey(pem.ToCharArray(), null);

    private static void AssertReads(string build, string pem, RSA expected)
    {
        using var key = Read(build, pem);
        Tokens.AssertIsKey(expected, key);
    }
}
