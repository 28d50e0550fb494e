using System;
using System.Collections.Generic;

namespace VoicePS.Core.Security;

/// <summary>The claims of an application JWT.</summary>
public sealed class JwtClaims
{
    /// <summary>Describes the claims of one token.</summary>
    /// <param name="applicationId">The id of the application that the key belongs to.</param>
    /// <param name="issuedAt">When the token is issued. Sent in whole seconds.</param>
    /// <param name="expiresAt">When the token ends: at most 24 hours later. Sent in whole seconds.</param>
    public JwtClaims(string applicationId, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        ApplicationId = applicationId ?? throw new ArgumentNullException(nameof(applicationId));
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>The claim <c>application_id</c>.</summary>
    public string ApplicationId { get; }

    /// <summary>The claim <c>iat</c>.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>The claim <c>exp</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The claim <c>jti</c>: unique for each token.</summary>
    public string TokenId { get; } = Guid.NewGuid().ToString();

    /// <summary>
    /// Further claims such as <c>nbf</c>, <c>sub</c> or <c>acl</c>. Values are plain: text, numbers,
    /// booleans, dictionaries with text keys, and lists of these. A claim of the same name as one of the
    /// above replaces it.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Extra { get; set; } = new Dictionary<string, object?>();
}
