namespace VoicePS.Core.Security;

/// <summary>Reads the tokens with which the service signs its webhooks. Implemented beside <see cref="IJwtToolkit"/>.</summary>
public interface IWebhookTokenReader
{
    /// <summary>
    /// Checks a token's form, algorithm (HS256 only) and signature, in a time that does not depend on where a wrong
    /// signature differs, and reads its claims.
    /// </summary>
    /// <remarks>Claims are read, not judged: <see cref="Events.EventSignatureCheck"/> does that.</remarks>
    /// <param name="token">The token in compact form, as it came.</param>
    /// <param name="secret">The account's signature secret as UTF-8. Not kept.</param>
    /// <returns>What was found. Never throws on a malformed token.</returns>
    WebhookToken ReadWebhookToken(string token, byte[] secret);
}
