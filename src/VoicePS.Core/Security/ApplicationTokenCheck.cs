using System;
using System.Globalization;

namespace VoicePS.Core.Security;

/// <summary>Judges whether the service would take a token of an application, by the rules that are published for them.</summary>
public static class ApplicationTokenCheck
{
    /// <summary>How far the clock of whoever signed may be ahead of this one.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>Judges one token.</summary>
    /// <param name="token">What was read of it with the application's key.</param>
    /// <param name="applicationId">The id of the application that the token must name.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>What was found: the first check that failed, or that it is accepted.</returns>
    public static VoiceTokenTest Judge(JwtReading token, string applicationId, DateTimeOffset now)
    {
        if (token is null) throw new ArgumentNullException(nameof(token));
        if (applicationId is null) throw new ArgumentNullException(nameof(applicationId));
        if (!token.IsWellFormed)
        {
            return new VoiceTokenTest(
                "NotAToken",
                "This is not a JSON Web Token, which is three parts of base64url with dots between them. Give the whole token, as it was signed.");
        }

        var expires = End(token);
        var (reason, explanation) = JudgeOrigin(token, applicationId) ?? JudgeClaims(token) ?? JudgeTimes(token, expires, now)
            ?? ("Accepted", $"The token is signed with the key of application {applicationId}, and ends at {Show(expires)}.");
        return new VoiceTokenTest(reason, explanation)
        {
            ApplicationId = token.ApplicationId,
            IssuedAt = token.IssuedAt,
            ExpiresAt = expires,
            NotBefore = token.NotBefore,
            TokenId = token.TokenId,
        };
    }

    private static (string Reason, string Explanation)? JudgeOrigin(JwtReading token, string applicationId)
    {
        var isNamed = string.Equals(token.ApplicationId, applicationId, StringComparison.OrdinalIgnoreCase);
        if (!token.IsSignatureValid)
        {
            return ("WrongSignature", isNamed
                ? "The token was not signed with the session's private key and RS256, or was changed since. Sign it with RS256 and the key that the session was opened with."
                : $"The token was not signed with the session's private key and RS256, and it names {Name(token.ApplicationId)}, not {applicationId}. Test it in a session with the application that it was signed for.");
        }

        return isNamed
            ? null
            : ("WrongApplication", $"The key fits, but the token names {Name(token.ApplicationId)}, not {applicationId}. Sign it with the claim application_id set to the session's application.");
    }

    private static (string Reason, string Explanation)? JudgeClaims(JwtReading token)
    {
        if (token.IssuedAt is null)
        {
            return ("NoIssueTime", "The token does not say when it was issued. Sign it with the claim iat: a number of seconds since 1970, not of milliseconds, and not text.");
        }

        if (string.IsNullOrEmpty(token.TokenId))
        {
            return ("NoTokenId", "The token has no id. Sign it with the claim jti: text that is another for each token, such as a new GUID.");
        }

        return token.HasUnreadableTime
            ? ("UnreadableTime", "The token has a claim exp or nbf that is no time. Sign it with a number of seconds since 1970, not of milliseconds, and not text.")
            : null;
    }

    private static (string Reason, string Explanation)? JudgeTimes(JwtReading token, DateTimeOffset? end, DateTimeOffset now)
    {
        var (issued, expires) = (token.IssuedAt!.Value, end!.Value);
        if (issued > now + Tolerance)
        {
            return ("IssuedInFuture", $"The token was issued at {Show(issued)} (iat), and it is {Show(now)} here. Set the clock of the machine that signed it, or of this one.");
        }

        if (expires - issued > ApplicationTokenProvider.MaximumLifetime)
        {
            return ("LivesTooLong", $"The token is issued at {Show(issued)} (iat) and ends at {Show(expires)} (exp), and no more than 24 hours are allowed between them. Sign it with an earlier exp.");
        }

        if (expires - issued < ApplicationTokenProvider.MinimumLifetime)
        {
            return ("LivesTooShort", $"The token is issued at {Show(issued)} (iat) and ends at {Show(expires)} (exp), and no less than 30 seconds are allowed between them. Sign it with a later exp.");
        }

        if (token.NotBefore > now + Tolerance)
        {
            return ("NotYetValid", $"The token begins to be valid at {Show(token.NotBefore)} (nbf), and it is {Show(now)} here. Wait until then, or sign it with an earlier nbf.");
        }

        if (now < expires) return null;

        var why = token.ExpiresAt is null ? ", 15 minutes after its issue because it has no exp," : " (exp),";
        return ("Expired", $"The token ended at {Show(expires)}{why} and it is {Show(now)} here. Sign a new one, or set the clock if that is not the time.");
    }

    // What a token says is anybody's word, and may be the last time that there is.
    private static DateTimeOffset? End(JwtReading token)
    {
        if (token.ExpiresAt is not null || token.IssuedAt is not { } issued) return token.ExpiresAt;

        var left = DateTimeOffset.MaxValue - issued;
        return left < ApplicationTokenProvider.DefaultLifetime ? DateTimeOffset.MaxValue : issued + ApplicationTokenProvider.DefaultLifetime;
    }

    // Only an id is repeated: a message is no place for whatever else somebody wrote into a token.
    private static string Name(string? applicationId) => applicationId switch
    {
        null => "no application",
        _ when Guid.TryParse(applicationId, out var id) => $"application {id}",
        _ => "an application by something that is no id",
    };

    private static string Show(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;
}
