using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class SigningTokensTests
{
    public static TheoryData<string> AllBuilds => JwtBuilds.All;

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_token_says_exactly_what_the_service_asks_for_and_nothing_more(string build)
    {
        var claims = Tokens.Claims();

        var token = Sign(build, claims);

        Assert.Equal("""{"alg":"RS256","typ":"JWT"}""", Tokens.Header(token));
        Assert.Equal(
            $$"""{"application_id":"{{Tokens.ApplicationId}}","iat":1795435200,"jti":"{{claims.TokenId}}","exp":1795436100}""",
            Tokens.Payload(token));
        Assert.True(Tokens.IsSignedBy(TestKeys.Rsa, token));
        Assert.False(Tokens.IsSignedBy(TestKeys.Other, token));
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Times_are_whole_seconds_in_UTC_whatever_they_were_given_as(string build)
    {
        var inTokyo = new DateTimeOffset(2026, 11, 23, 21, 0, 0, 999, TimeSpan.FromHours(9));

        var payload = Tokens.Payload(Sign(build, new JwtClaims("app", inTokyo, inTokyo.AddHours(24))));

        Assert.Contains("\"iat\":1795435200,", payload);
        Assert.Contains("\"exp\":1795521600}", payload);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Every_token_has_an_id_of_its_own(string build)
    {
        using var key = Key(build);

        var payloads = Enumerable.Range(0, 20).Select(_ => Tokens.Payload(key.Sign(Tokens.Claims()))).ToHashSet();

        Assert.Equal(20, payloads.Count);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Further_claims_follow_in_their_own_types(string build)
    {
        var claims = Tokens.Claims();
        claims.Extra = new Dictionary<string, object?>
        {
            ["nbf"] = 1795435200L,
            ["sub"] = "Zoë \"+\" <z@example.com>",
            ["acl"] = new Dictionary<string, object?>
            {
                ["paths"] = new Dictionary<string, object?>
                {
                    ["/*/users/**"] = new Dictionary<string, object?>(),
                    ["/*/legs/**"] = new Hashtable { ["methods"] = new object[] { "GET", "POST" } },
                },
            },
            ["flags"] = new List<object?> { true, false, null, 1, 1.5m, 0.25, ulong.MaxValue, (byte)7 },
        };

        var payload = Tokens.Payload(Sign(build, claims));

        Assert.Equal(
            $$$"""{"application_id":"{{{Tokens.ApplicationId}}}","iat":1795435200,"jti":"{{{claims.TokenId}}}","exp":1795436100,""" +
            """
            "nbf":1795435200,"sub":"Zoë \"+\" <z@example.com>",
            """.Trim() +
            """
            "acl":{"paths":{"/*/users/**":{},"/*/legs/**":{"methods":["GET","POST"]}}},
            """.Trim() +
            """
            "flags":[true,false,null,1,1.5,0.25,18446744073709551615,7]}
            """.Trim(),
            payload);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_further_claim_of_a_known_name_takes_its_place(string build)
    {
        var claims = Tokens.Claims();
        claims.Extra = new Dictionary<string, object?> { ["jti"] = "mine", ["exp"] = 1795435260 };

        var payload = Tokens.Payload(Sign(build, claims));

        Assert.Equal(
            $$"""{"application_id":"{{Tokens.ApplicationId}}","iat":1795435200,"jti":"mine","exp":1795435260}""", payload);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_claim_that_JSON_cannot_hold_is_refused_by_its_name(string build)
    {
        foreach (var value in new object[] { Tokens.Noon, double.NaN, new Hashtable { [1] = "x" }, new object[] { new Version(1, 0) } })
        {
            var claims = Tokens.Claims();
            claims.Extra = new Dictionary<string, object?> { ["acl"] = value };

            var refusal = Assert.Throws<ArgumentException>(() => Sign(build, claims));

            Assert.StartsWith("The claim 'acl' holds a value of type ", refusal.Message);
        }
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_claim_that_contains_itself_is_refused(string build)
    {
        var endless = new Hashtable();
        endless["again"] = endless;
        var claims = Tokens.Claims();
        claims.Extra = new Dictionary<string, object?> { ["acl"] = endless };

        var refusal = Assert.Throws<ArgumentException>(() => Sign(build, claims));

        Assert.Contains("levels deep", refusal.Message);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Many_threads_may_sign_read_and_export_with_one_key(string build)
    {
        using var key = Key(build);

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            var token = key.Sign(Tokens.Claims());
            Assert.True(Tokens.IsSignedBy(TestKeys.Rsa, token));
            Assert.True(key.Read(token).IsSignatureValid);
            Assert.Equal(TestKeys.Pkcs8, key.ExportPem());
        });
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_disposed_key_says_so(string build)
    {
        var key = Key(build);
        var token = key.Sign(Tokens.Claims());
        key.Dispose();
        key.Dispose();

        Assert.Equal(2048, key.KeySize);
        Assert.Throws<ObjectDisposedException>(() => key.Sign(Tokens.Claims()));
        Assert.Throws<ObjectDisposedException>(() => key.ExportPem());
        Assert.Throws<ObjectDisposedException>(() => key.Read(token));
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Disposing_one_key_leaves_another_of_the_same_text_usable(string build)
    {
        using var kept = Key(build);
        using (var dropped = Key(build)) dropped.Sign(Tokens.Claims());

        Tokens.AssertIsKey(TestKeys.Rsa, kept);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void The_key_is_exported_as_PKCS8_text_like_the_frameworks(string build)
    {
        using var key = JwtBuilds.Toolkit(build).ReadPrivateKey(TestKeys.Pkcs1.ToCharArray(), null);

        Assert.Equal(TestKeys.Pkcs8, key.ExportPem());
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_new_key_has_2048_bits_and_can_be_exported_and_read_again(string build)
    {
        using var made = JwtBuilds.Toolkit(build).CreatePrivateKey();
        using var another = JwtBuilds.Toolkit(build).CreatePrivateKey();
        using var copy = JwtBuilds.Toolkit(build).ReadPrivateKey(made.ExportPem().ToCharArray(), null);

        Assert.Equal(2048, made.KeySize);
        Assert.True(copy.Read(made.Sign(Tokens.Claims())).IsSignatureValid);
        Assert.NotEqual(made.ExportPem(), another.ExportPem());
    }

    private static ISigningKey Key(string build) =>
        JwtBuilds.Toolkit(build).ReadPrivateKey(TestKeys.Pkcs8.ToCharArray(), null);

    private static string Sign(string build, JwtClaims claims)
    {
        using var key = Key(build);
        return key.Sign(claims);
    }
}
