using System;

namespace VoicePS.Core.Security;

/// <summary>What is found in a token that somebody sent.</summary>
public sealed class JwtReading
{
    /// <summary>True where the token has three parts, says RS256, and the signature fits the key.</summary>
    public bool IsSignatureValid { get; set; }

    /// <summary>True where header and payload could be read at all.</summary>
    public bool IsWellFormed { get; set; }

    /// <summary>The claim <c>application_id</c>, if it is there and is text.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The claim <c>iat</c>.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>The claim <c>exp</c>.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The claim <c>nbf</c>.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>True where <c>exp</c> or <c>nbf</c> is there but is no number of seconds since 1970 (milliseconds are too many).</summary>
    public bool HasUnreadableTime { get; set; }

    /// <summary>The claim <c>jti</c>.</summary>
    public string? TokenId { get; set; }
}
