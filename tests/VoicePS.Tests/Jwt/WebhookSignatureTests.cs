using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using VoicePS.Core.Events;
using VoicePS.Core.Security;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Jwt;

/// <summary>Whether a webhook is the service's own word.</summary>
public sealed class WebhookSignatureTests
{
    private const string GoodHeader = """{"alg":"HS256","typ":"JWT"}""";
    private static readonly byte[] Body = "{\"status\":\"ringing\"}"u8.ToArray();
    private static readonly DateTimeOffset Noon = Tokens.Noon;

    public static TheoryData<string> Builds => JwtBuilds.All;

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_webhook_as_the_service_sends_it_is_valid_and_says_for_whom_it_is(string build)
    {
        var found = Check(build).Check("Bearer " + With("jti", "c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5"), Body, Noon.AddSeconds(2));

        Assert.True(found.Success, found.Explanation);
        Assert.Equal(("Valid", "Vonage", "a1b2c3d", "aaaaaaaa-bbbb-cccc-dddd-0123456789ab"), (found.Reason, found.Issuer, found.ApiKey, found.ApplicationId));
        Assert.Equal((Noon, "c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5"), (found.IssuedAt, found.TokenId));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_webhook_by_GET_has_no_body_and_needs_no_hash(string build)
    {
        var without = WebhookTokens.Sign([], Noon, static claims => claims.Remove("payload_hash"));
        var withTheHashOfNothing = WebhookTokens.Sign([], Noon);

        Assert.Equal("Valid", Check(build).Check(without, [], Noon).Reason);
        Assert.Equal("Valid", Check(build).Check(withTheHashOfNothing, [], Noon).Reason);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_token_of_a_POST_does_not_sign_a_GET_nor_the_other_way_round(string build)
    {
        var post = WebhookTokens.Sign(Body, Noon);
        var get = WebhookTokens.Sign([], Noon, static claims => claims.Remove("payload_hash"));

        Assert.Equal("PayloadChanged", Check(build).Check(post, [], Noon).Reason);
        Assert.Equal("PayloadHashMissing", Check(build).Check(get, Body, Noon).Reason);
    }

    public static TheoryData<string, string, string> Failures
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var build in new[] { JwtBuilds.Net, JwtBuilds.NetStandard })
            {
                foreach (var (reason, token) in BadTokens()) rows.Add(build, reason, token);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void The_check_that_failed_is_named(string build, string reason, string token)
    {
        var check = Check(build);
        check.ApiKey = "a1b2c3d";
        check.ApplicationId = "AAAAAAAA-bbbb-cccc-dddd-0123456789ab";
        var found = check.Check(token, Body, Noon);

        Assert.Equal(reason, found.Reason);
        Assert.False(found.Success);
        Assert.NotEmpty(found.Explanation);
        Assert.DoesNotContain(WebhookTokens.Secret, found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Whatever_single_bit_is_changed_the_webhook_is_refused(string build)
    {
        var check = Check(build);
        var token = WebhookTokens.Sign(Body, Noon);
        var signature = Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1));
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var changed = signature.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("SignatureWrong", check.Check(token[..(token.LastIndexOf('.') + 1)] + Base64Url.EncodeToString(changed), Body, Noon).Reason);
        }

        for (var bit = 0; bit < Body.Length * 8; bit++)
        {
            var changed = Body.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("PayloadChanged", check.Check(token, changed, Noon).Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void What_a_forged_token_says_about_itself_is_not_repeated(string build)
    {
        var found = Check(build).Check(WebhookTokens.Make(GoodHeader, """{"iss":"Vonage","api_key":"evil"}""", "another"), Body, Noon);
        Assert.Equal((null, null, null), (found.Issuer, found.ApiKey, found.IssuedAt));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_age_allowed_is_the_one_that_was_asked_for(string build)
    {
        var check = Check(build);
        check.MaximumAge = TimeSpan.FromHours(1);
        var token = WebhookTokens.Sign(Body, Noon);

        Assert.Equal("Valid", check.Check(token, Body, Noon.AddMinutes(59)).Reason);
        Assert.Equal("TooOld", check.Check(token, Body, Noon.AddMinutes(61)).Reason);
        Assert.Equal("Valid", check.Check(token, Body, Noon.AddSeconds(-59)).Reason);
        Assert.Equal("FromTheFuture", check.Check(token, Body, Noon.AddSeconds(-61)).Reason);
    }

    [Fact]
    public void An_empty_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EventSignatureCheck((IWebhookTokenReader)JwtBuilds.Toolkit(JwtBuilds.Net), []));

    [Fact]
    public void Checking_a_webhook_loads_no_IdentityModel()
    {
        var (toolkit, context) = JwtBuilds.Load(JwtBuilds.Net);
        new EventSignatureCheck((IWebhookTokenReader)toolkit, WebhookTokens.SecretBytes).Check(WebhookTokens.Sign(Body, Noon), Body, Noon);
        Assert.False(context.HasIdentityModel);
    }

    private static IEnumerable<(string Reason, string Token)> BadTokens()
    {
        using var rsa = RSA.Create(2048);
        var good = WebhookTokens.Sign(Body, Noon);
        var parts = good.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        yield return ("TokenMissing", "");
        yield return ("TokenMissing", "Bearer ");
        yield return ("TokenMalformed", "Basic dXNlcjpwYXNz");
        yield return ("TokenMalformed", "a.b");
        yield return ("TokenMalformed", parts[0] + "." + parts[1]);
        yield return ("TokenMalformed", WebhookTokens.Make("[]", claims, WebhookTokens.Secret));
        yield return ("TokenMalformed", WebhookTokens.Make(GoodHeader, "17", WebhookTokens.Secret));
        yield return ("AlgorithmNotAllowed", Base64Url.EncodeToString("{\"alg\":\"none\"}"u8) + "." + parts[1] + ".");
        yield return ("AlgorithmNotAllowed", Tokens.Make(rsa, Tokens.GoodHeader, claims));
        yield return ("AlgorithmNotAllowed", WebhookTokens.Make("""{"alg":"HS512"}""", claims, WebhookTokens.Secret));
        yield return ("AlgorithmNotAllowed", WebhookTokens.Make("""{"alg":"hs256"}""", claims, WebhookTokens.Secret));
        yield return ("AlgorithmNotAllowed", WebhookTokens.Make("""{"alg":"HS256","crit":["x"]}""", claims, WebhookTokens.Secret));
        yield return ("SignatureWrong", WebhookTokens.Make(GoodHeader, claims, "another"));
        yield return ("SignatureWrong", parts[0] + "." + parts[1] + ".");
        yield return ("SignatureWrong", parts[0] + "." + parts[1] + ".!!!!");
        yield return ("SignatureWrong", good[..^4]);
        yield return ("SignatureWrong", parts[0] + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims + " ")) + "." + parts[2]);
        yield return ("IssuerWrong", With("iss", "Nexmo"));
        yield return ("IssuerWrong", With("iss", null));
        yield return ("TimeMissing", With("iat", null));
        yield return ("TimeMissing", With("iat", "yesterday"));
        yield return ("TooOld", WebhookTokens.Sign(Body, Noon.AddMinutes(-6)));
        yield return ("TooOld", With("iat", 0));
        yield return ("FromTheFuture", WebhookTokens.Sign(Body, Noon.AddMinutes(2)));
        yield return ("ApiKeyWrong", With("api_key", "other"));
        yield return ("ApiKeyWrong", With("api_key", null));
        yield return ("ApplicationWrong", With("application_id", "other"));
        yield return ("ApplicationWrong", With("application_id", null));
        yield return ("PayloadHashMissing", With("payload_hash", null));
        yield return ("PayloadChanged", With("payload_hash", ""));
        yield return ("PayloadChanged", WebhookTokens.Sign("{\"status\": \"ringing\"}"u8.ToArray(), Noon));
    }

    private static string With(string claim, object? value) => WebhookTokens.Sign(Body, Noon, claims => claims[claim] = value);

    private static EventSignatureCheck Check(string build) => new((IWebhookTokenReader)JwtBuilds.Toolkit(build), WebhookTokens.SecretBytes);
}
