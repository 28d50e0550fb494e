using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class ReadingTokensTests
{
    private const string GoodPayload = """{"application_id":"app","iat":1795435200,"jti":"id","exp":1795436100,"nbf":1795435190}""";

    private static readonly Dictionary<string, string?> Unreadable = new()
    {
        ["nothing"] = "",
        ["null"] = null,
        ["a word"] = "token",
        ["dots only"] = "..",
        ["two parts"] = Good()[..Good().LastIndexOf('.')],
        ["four parts"] = Good() + ".x",
        ["blanks"] = " " + Good(),
        ["padding"] = Good().Replace(".", "=."),
        ["letters beyond base64url"] = Good().Replace("eyJ", "e+J"),
        ["one letter too few for base64"] = "A." + Good().Split('.')[1] + ".AAAA",
        ["a header that is no JSON"] = Make("RS256", GoodPayload),
        ["a header that is a list"] = Make("""["RS256"]""", GoodPayload),
        ["claims that are no JSON"] = Make(Tokens.GoodHeader, "app"),
        ["claims that are text"] = Make(Tokens.GoodHeader, "\"app\""),
        ["claims with something after them"] = Make(Tokens.GoodHeader, GoodPayload + "{}"),
        ["claims that are nested without end"] = Make(Tokens.GoodHeader, "{\"a\":" + new string('[', 5000)),
        ["half a surrogate pair"] = Make(Tokens.GoodHeader, """{"application_id":"\ud800"}"""),
        ["half a surrogate pair in a name"] = Make(Tokens.GoodHeader, """{"\ud800plication_id":"x"}"""),
        ["broken UTF-8"] = Tokens.Make(
            TestKeys.Rsa, Encoding.UTF8.GetBytes(Tokens.GoodHeader), [.. "{\"jti\":\""u8, 0xC3, 0x28, .. "\"}"u8]),
    };

    private static readonly Dictionary<string, string> Unacceptable = new()
    {
        ["another key's signature"] = Tokens.Make(TestKeys.Other, Tokens.GoodHeader, GoodPayload),
        ["a changed payload"] = Good().Split('.')[0] + "." + Encode(GoodPayload.Replace("app\"", "apq\"")) + "." + Good().Split('.')[2],
        ["a changed signature"] = Good().Remove(Good().Length - 20, 1).Insert(Good().Length - 20, Good()[^20] == 'A' ? "B" : "A"),
        ["no signature"] = Good()[..(Good().LastIndexOf('.') + 1)],
        ["a short signature"] = Good()[..^40],
        ["alg none"] = Encode("""{"alg":"none","typ":"JWT"}""") + "." + Encode(GoodPayload) + ".",
        ["HS256 with the public key as its secret"] = Hs256(),
        ["RS512 in the header"] = Make("""{"alg":"RS512","typ":"JWT"}""", GoodPayload),
        ["rs256 in small letters"] = Make("""{"alg":"rs256","typ":"JWT"}""", GoodPayload),
        ["no alg"] = Make("""{"typ":"JWT"}""", GoodPayload),
        ["alg that is no text"] = Make("""{"alg":256}""", GoodPayload),
        ["extensions that nobody understands"] = Make("""{"alg":"RS256","crit":["b64"],"b64":false}""", GoodPayload),
    };

    public static TheoryData<string> AllBuilds => JwtBuilds.All;

    public static TheoryData<string, string> AllUnreadable => JwtBuilds.With([.. Unreadable.Keys]);

    public static TheoryData<string, string> AllUnacceptable => JwtBuilds.With([.. Unacceptable.Keys]);

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void A_good_token_is_read_in_full(string build)
    {
        var reading = Read(build, Good());

        Assert.True(reading.IsWellFormed);
        Assert.True(reading.IsSignatureValid);
        Assert.Equal("app", reading.ApplicationId);
        Assert.Equal("id", reading.TokenId);
        Assert.Equal(Tokens.Noon, reading.IssuedAt);
        Assert.Equal(Tokens.Noon.AddMinutes(15), reading.ExpiresAt);
        Assert.Equal(Tokens.Noon.AddSeconds(-10), reading.NotBefore);
        Assert.False(reading.HasUnreadableTime);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void An_expired_token_is_read_and_left_to_the_caller_to_judge(string build)
    {
        var reading = Read(build, Make(Tokens.GoodHeader, """{"exp":1}"""));

        Assert.True(reading.IsSignatureValid);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), reading.ExpiresAt);
    }

    [Theory]
    [MemberData(nameof(AllUnreadable))]
    public void What_is_no_token_is_not_well_formed_and_says_nothing(string build, string which)
    {
        var reading = Read(build, Unreadable[which]!);

        Assert.False(reading.IsWellFormed);
        Assert.False(reading.IsSignatureValid);
        Assert.Null(reading.ApplicationId);
        Assert.Null(reading.TokenId);
    }

    [Theory]
    [MemberData(nameof(AllUnacceptable))]
    public void A_token_that_does_not_fit_is_read_but_its_signature_is_not_valid(string build, string which)
    {
        var reading = Read(build, Unacceptable[which]);

        Assert.True(reading.IsWellFormed);
        Assert.False(reading.IsSignatureValid);
    }

    [Theory]
    [InlineData(JwtBuilds.Net, """{"application_id":7,"jti":null,"iat":"now","exp":-1,"nbf":1e300}""")]
    [InlineData(JwtBuilds.NetStandard, """{"application_id":7,"jti":null,"iat":"now","exp":-1,"nbf":1e300}""")]
    [InlineData(JwtBuilds.Net, """{"iat":1e999,"exp":253402300800,"nbf":true}""")]
    [InlineData(JwtBuilds.NetStandard, """{"iat":1e999,"exp":253402300800,"nbf":true}""")]
    public void Claims_of_the_wrong_kind_count_as_absent(string build, string payload)
    {
        var reading = Read(build, Make(Tokens.GoodHeader, payload));

        Assert.True(reading.IsWellFormed);
        Assert.Null(reading.ApplicationId);
        Assert.Null(reading.TokenId);
        Assert.Null(reading.IssuedAt);
        Assert.Null(reading.ExpiresAt);
        Assert.Null(reading.NotBefore);
        Assert.True(reading.HasUnreadableTime);
    }

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Times_that_are_absent_are_not_unreadable(string build) =>
        Assert.False(Read(build, Make(Tokens.GoodHeader, """{"iat":"now"}""")).HasUnreadableTime);

    [Theory]
    [MemberData(nameof(AllBuilds))]
    public void Fractions_of_a_second_are_dropped(string build)
    {
        var reading = Read(build, Make(Tokens.GoodHeader, """{"iat":1795435200.75,"exp":1.7954361e9}"""));

        Assert.Equal(Tokens.Noon, reading.IssuedAt);
        Assert.Equal(Tokens.Noon.AddMinutes(15), reading.ExpiresAt);
    }

    private static JwtReading Read(string build, string token)
    {
        using var key = JwtBuilds.Toolkit(build).ReadPrivateKey(TestKeys.Pkcs8.ToCharArray(), null);
        return key.Read(token);
    }

    private static string Good() => Make(Tokens.GoodHeader, GoodPayload);

    private static string Make(string header, string payload) => Tokens.Make(TestKeys.Rsa, header, payload);

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Hs256()
    {
        var signed = Encode("""{"alg":"HS256","typ":"JWT"}""") + "." + Encode(GoodPayload);
        var secret = Encoding.ASCII.GetBytes(TestKeys.Rsa.ExportSubjectPublicKeyInfoPem());
        return signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)));
    }
}
