using System;

namespace VoicePS.Core.Security;

/// <summary>What is found in the token of a webhook.</summary>
public sealed class WebhookToken
{
    /// <summary>True where header and payload could be read at all.</summary>
    public bool IsWellFormed { get; set; }

    /// <summary>True where the header says HS256, and asks for nothing that is not understood.</summary>
    public bool IsAlgorithmAllowed { get; set; }

    /// <summary>True where the algorithm is allowed and the signature fits the secret.</summary>
    public bool IsSignatureValid { get; set; }

    /// <summary>The claim <c>iss</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>The claim <c>iat</c>.</summary>
    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>The claim <c>jti</c>.</summary>
    public string? TokenId { get; set; }

    /// <summary>The claim <c>api_key</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The claim <c>application_id</c>.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The claim <c>payload_hash</c>: the SHA-256 of the body in hexadecimal digits.</summary>
    public string? PayloadHash { get; set; }
}
