using System;
using VoicePS.Core.Http;

namespace VoicePS;

/// <summary>An address is not one to which the token may go. Nothing was sent.</summary>
public sealed class VoiceHostNotTrustedException : Exception
{
    /// <summary>Describes a refusal.</summary>
    /// <param name="address">The address. Only its scheme, host and port are told on.</param>
    public VoiceHostNotTrustedException(Uri address)
        : base($"'{address?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}' was not asked: {TrustedHosts.Rule}.")
    {
    }
}
