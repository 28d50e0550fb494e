using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using VoicePS.Core.Security;

namespace VoicePS.Core.Events;

/// <summary>Judges whether a webhook was sent by the service, recently, and as it arrived.</summary>
public sealed class EventSignatureCheck
{
    /// <summary>How old a signature may be where nothing else is said.</summary>
    public static readonly TimeSpan DefaultMaximumAge = TimeSpan.FromMinutes(5);

    /// <summary>How far the service's clock may be ahead of this one.</summary>
    private static readonly TimeSpan TolerableLead = TimeSpan.FromMinutes(1);

    private const string ServiceName = "Vonage";

    private readonly IWebhookTokenReader _reader;
    private readonly byte[] _secret;

    /// <summary>Prepares checks with one secret.</summary>
    /// <param name="reader">Reads the tokens.</param>
    /// <param name="secret">The account's signature secret as UTF-8. It is used, not copied; the caller overwrites it afterwards.</param>
    /// <exception cref="ArgumentException">The secret is empty: anybody could sign with it.</exception>
    public EventSignatureCheck(IWebhookTokenReader reader, byte[] secret)
    {
        _reader = reader ?? throw new ArgumentNullException(nameof(reader));
        _secret = secret ?? throw new ArgumentNullException(nameof(secret));
        if (secret.Length == 0) throw new ArgumentException("An empty secret protects nothing.", nameof(secret));
    }

    /// <summary>How old a signature may be.</summary>
    public TimeSpan MaximumAge { get; set; } = DefaultMaximumAge;

    /// <summary>The API key that must be in the token, or null for any.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The application id that must be in the token, or null for any.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Checks one webhook.</summary>
    /// <param name="token">The token, or the whole Authorization header; null where there is none.</param>
    /// <param name="body">The bytes of the body exactly as they came; empty for a webhook that comes by GET.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>What was found.</returns>
    public VoiceEventSignature Check(string? token, byte[] body, DateTimeOffset now)
    {
        if (body is null) throw new ArgumentNullException(nameof(body));

        var bare = BearerToken.Strip(token);
        if (bare.Length == 0) return new VoiceEventSignature("TokenMissing", "The webhook is not signed: it has no Authorization header with a Bearer token.");

        var read = _reader.ReadWebhookToken(bare, _secret);
        if (!read.IsWellFormed) return new VoiceEventSignature("TokenMalformed", "The token is not a JSON Web Token.");
        if (!read.IsAlgorithmAllowed)
        {
            return new VoiceEventSignature("AlgorithmNotAllowed", "The token is not signed with HS256, the only algorithm that the service uses for webhooks.");
        }

        if (!read.IsSignatureValid)
        {
            return new VoiceEventSignature(
                "SignatureWrong", "The signature does not fit the secret: the secret is another account's or an old one, or the token was forged.");
        }

        var (reason, explanation) = JudgeClaims(read, now) ?? JudgeBody(read, body) ?? ("Valid", "The webhook is signed, recent and unchanged.");
        return new VoiceEventSignature(reason, explanation)
        {
            Issuer = read.Issuer,
            IssuedAt = read.IssuedAt,
            ApiKey = read.ApiKey,
            ApplicationId = read.ApplicationId,
            TokenId = read.TokenId,
        };
    }

    private (string Reason, string Explanation)? JudgeClaims(WebhookToken token, DateTimeOffset now)
    {
        if (token.Issuer != ServiceName)
        {
            return ("IssuerWrong", $"The token was issued by {Show(token.Issuer)}, not by '{ServiceName}'.");
        }

        if (token.IssuedAt is not { } issuedAt) return ("TimeMissing", "The token does not say when it was issued (iat).");

        var age = now - issuedAt;
        if (age > MaximumAge)
        {
            return ("TooOld", $"It was signed {Show(age)} ago, and no more than {Show(MaximumAge)} are allowed. It may be an old webhook sent again, or this machine's clock is ahead.");
        }

        if (-age > TolerableLead) return ("FromTheFuture", $"It was signed {Show(-age)} from now: this machine's clock is behind.");
        if (ApiKey is not null && token.ApiKey != ApiKey)
        {
            return ("ApiKeyWrong", $"The token is for the API key {Show(token.ApiKey)}, not '{ApiKey}'.");
        }

        return ApplicationId is null || string.Equals(token.ApplicationId, ApplicationId, StringComparison.OrdinalIgnoreCase)
            ? null
            : ("ApplicationWrong", $"The token is for the application {Show(token.ApplicationId)}, not '{ApplicationId}'.");
    }

    private static (string Reason, string Explanation)? JudgeBody(WebhookToken token, byte[] body)
    {
        // Without a body there is nothing that a hash could protect.
        if (token.PayloadHash is not { } hash)
        {
            return body.Length == 0 ? null : ("PayloadHashMissing", "The token does not say what the body should be (payload_hash).");
        }

        return string.Equals(hash, HashOf(body), StringComparison.OrdinalIgnoreCase)
            ? null
            : ("PayloadChanged", "The body is not the one that was signed: it was changed on its way, or is not given byte for byte as it came.");
    }

    private static string HashOf(byte[] body)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(body).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Show(string? claim) => claim is null ? "nobody it names" : $"'{claim}'";

    private static string Show(TimeSpan span) => TimeSpan.FromSeconds(Math.Round(span.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);
}
