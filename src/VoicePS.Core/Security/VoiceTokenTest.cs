using System;

namespace VoicePS;

/// <summary>What Test-VoiceToken found. It never holds the token itself.</summary>
public sealed class VoiceTokenTest
{
    internal VoiceTokenTest(string reason, string explanation)
    {
        Reason = reason;
        Explanation = explanation;
    }

    /// <summary>True where every check passed.</summary>
    public bool Success => Reason == "Accepted";

    /// <summary>
    /// One word for the first check that failed: NotAToken, WrongSignature, WrongApplication, NoIssueTime, NoTokenId,
    /// UnreadableTime, IssuedInFuture, LivesTooLong, LivesTooShort, NotYetValid or Expired; or Accepted.
    /// </summary>
    public string Reason { get; }

    /// <summary>What it means and what to do, in a sentence or two.</summary>
    public string Explanation { get; }

    /// <summary>
    /// The application that the token names (<c>application_id</c>). Like the properties below, it is what the token
    /// says, and nobody vouches for it where the signature is wrong.
    /// </summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>When the token was issued (<c>iat</c>), in UTC.</summary>
    public DateTimeOffset? IssuedAt { get; internal set; }

    /// <summary>When the token ends (<c>exp</c>), in UTC; 15 minutes after its issue where it does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>When the token begins to be valid (<c>nbf</c>), in UTC; null where it does not say.</summary>
    public DateTimeOffset? NotBefore { get; internal set; }

    /// <summary>The id of the token (<c>jti</c>).</summary>
    public string? TokenId { get; internal set; }

    /// <summary>Reason and explanation.</summary>
    /// <returns>For example <c>Expired: The token ended...</c>.</returns>
    public override string ToString() => $"{Reason}: {Explanation}";
}
