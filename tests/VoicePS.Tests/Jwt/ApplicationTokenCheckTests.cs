using System;
using System.Collections.Generic;
using VoicePS.Core.Security;
using Xunit;

namespace VoicePS.Tests.Jwt;

public class ApplicationTokenCheckTests
{
    private const string OtherId = "11111111-2222-3333-4444-555555555555";

    private static readonly Dictionary<string, (Action<JwtReading> Change, string Reason)> Cases = new()
    {
        ["as it should be"] = (static _ => { }, "Accepted"),
        ["the application in capitals"] = (static token => token.ApplicationId = Tokens.ApplicationId.ToUpperInvariant(), "Accepted"),
        ["no JWT"] = (static token => token.IsWellFormed = false, "NotAToken"),
        ["a signature that does not fit"] = (static token => token.IsSignatureValid = false, "WrongSignature"),
        ["another application"] = (static token => token.ApplicationId = OtherId, "WrongApplication"),
        ["no application"] = (static token => token.ApplicationId = null, "WrongApplication"),
        ["no iat"] = (static token => token.IssuedAt = null, "NoIssueTime"),
        ["neither iat nor exp"] = (static token => token.IssuedAt = token.ExpiresAt = null, "NoIssueTime"),
        ["no jti"] = (static token => token.TokenId = null, "NoTokenId"),
        ["an empty jti"] = (static token => token.TokenId = "", "NoTokenId"),
        ["a time that is none"] = (static token => token.HasUnreadableTime = true, "UnreadableTime"),
        ["iat 5 seconds ahead"] = (static token => token.IssuedAt = Tokens.Noon.AddSeconds(5), "Accepted"),
        ["iat 6 seconds ahead"] = (static token => token.IssuedAt = Tokens.Noon.AddSeconds(6), "IssuedInFuture"),
        ["iat at the end of all time, without exp"] = (static token => Live(token, DateTimeOffset.MaxValue, null), "IssuedInFuture"),
        ["a life of 24 hours"] = (static token => Live(token, Tokens.Noon, 86400), "Accepted"),
        ["a life of 24 hours and a second"] = (static token => Live(token, Tokens.Noon, 86401), "LivesTooLong"),
        ["a life of 30 seconds"] = (static token => Live(token, Tokens.Noon, 30), "Accepted"),
        ["a life of 29 seconds"] = (static token => Live(token, Tokens.Noon, 29), "LivesTooShort"),
        ["exp before iat"] = (static token => Live(token, Tokens.Noon, -1), "LivesTooShort"),
        ["nbf 5 seconds ahead"] = (static token => token.NotBefore = Tokens.Noon.AddSeconds(5), "Accepted"),
        ["nbf 6 seconds ahead"] = (static token => token.NotBefore = Tokens.Noon.AddSeconds(6), "NotYetValid"),
        ["a second before its end"] = (static token => Live(token, Tokens.Noon.AddSeconds(-59), 60), "Accepted"),
        ["at its end"] = (static token => Live(token, Tokens.Noon.AddSeconds(-60), 60), "Expired"),
        ["no exp, issued 14:59 ago"] = (static token => Live(token, Tokens.Noon.AddSeconds(-899), null), "Accepted"),
        ["no exp, issued 15 minutes ago"] = (static token => Live(token, Tokens.Noon.AddMinutes(-15), null), "Expired"),
    };

    public static TheoryData<string> AllCases => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(AllCases))]
    public void The_first_check_that_fails_is_named(string which)
    {
        var (change, reason) = Cases[which];

        var found = Judge(change);

        Assert.Equal(reason, found.Reason);
        Assert.Equal(reason == "Accepted", found.Success);
        Assert.EndsWith(".", found.Explanation, StringComparison.Ordinal);
        Assert.StartsWith(reason + ": ", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_token_says_is_shown()
    {
        var found = Judge(static token => token.NotBefore = Tokens.Noon.AddSeconds(-30));

        Assert.Equal(Tokens.ApplicationId, found.ApplicationId);
        Assert.Equal(Tokens.Noon.AddSeconds(-10), found.IssuedAt);
        Assert.Equal(Tokens.Noon.AddMinutes(15), found.ExpiresAt);
        Assert.Equal(Tokens.Noon.AddSeconds(-30), found.NotBefore);
        Assert.Equal("id", found.TokenId);
    }

    [Fact]
    public void Without_exp_the_end_is_the_one_that_the_service_assumes()
    {
        var found = Judge(static token => Live(token, Tokens.Noon.AddHours(-1), null));

        Assert.Equal(Tokens.Noon.AddMinutes(-45), found.ExpiresAt);
        Assert.Contains("because it has no exp", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_told_with_the_time_that_it_is()
    {
        var found = Judge(static token => Live(token, Tokens.Noon.AddHours(-2), 3600));

        Assert.Contains("ended at 2026-11-23T11:00:00Z (exp)", found.Explanation, StringComparison.Ordinal);
        Assert.Contains("it is 2026-11-23T12:00:00Z here", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_of_another_application_is_told_from_one_with_a_wrong_key()
    {
        var other = Judge(static token => (token.IsSignatureValid, token.ApplicationId) = (false, OtherId));
        var key = Judge(static token => token.IsSignatureValid = false);

        Assert.Contains(OtherId, other.Explanation, StringComparison.Ordinal);
        Assert.Contains("the key that the session was opened with", key.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_that_is_no_id_is_not_repeated() =>
        Assert.DoesNotContain("\u001b", Judge(static token => token.ApplicationId = "\u001b[31m").Explanation, StringComparison.Ordinal);

    private static VoiceTokenTest Judge(Action<JwtReading> change)
    {
        var token = new JwtReading
        {
            IsWellFormed = true,
            IsSignatureValid = true,
            ApplicationId = Tokens.ApplicationId,
            IssuedAt = Tokens.Noon.AddSeconds(-10),
            ExpiresAt = Tokens.Noon.AddMinutes(15),
            TokenId = "id",
        };
        change(token);
        return ApplicationTokenCheck.Judge(token, Tokens.ApplicationId, Tokens.Noon);
    }

    private static void Live(JwtReading token, DateTimeOffset from, int? seconds)
    {
        token.IssuedAt = from;
        token.ExpiresAt = seconds is { } life ? from.AddSeconds(life) : null;
    }
}
