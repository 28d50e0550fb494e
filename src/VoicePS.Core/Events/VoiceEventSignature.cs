using System;

namespace VoicePS;

/// <summary>What was found about the signature of a webhook.</summary>
public sealed class VoiceEventSignature
{
    internal VoiceEventSignature(string reason, string explanation)
    {
        Reason = reason;
        Explanation = explanation;
    }

    /// <summary>True where every check passed.</summary>
    public bool Success => Reason == "Valid";

    /// <summary>
    /// One word for the first check that failed: TokenMissing, TokenMalformed, AlgorithmNotAllowed, SignatureWrong,
    /// IssuerWrong, TimeMissing, TooOld, FromTheFuture, ApiKeyWrong, ApplicationWrong, PayloadHashMissing or
    /// PayloadChanged; or Valid.
    /// </summary>
    public string Reason { get; }

    /// <summary>What it means, in a sentence or two.</summary>
    public string Explanation { get; }

    /// <summary>Who says it signed. Like the properties below, it is null where the signature is wrong: it could be anybody's word.</summary>
    public string? Issuer { get; internal set; }

    /// <summary>When it was signed, in UTC.</summary>
    public DateTimeOffset? IssuedAt { get; internal set; }

    /// <summary>The API key of the account whose secret was used.</summary>
    public string? ApiKey { get; internal set; }

    /// <summary>The application that the webhook is for.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The id of the token.</summary>
    public string? TokenId { get; internal set; }

    /// <summary>Reason and explanation.</summary>
    /// <returns>For example <c>TooOld: It was signed 00:20:00 ago...</c>.</returns>
    public override string ToString() => $"{Reason}: {Explanation}";
}
