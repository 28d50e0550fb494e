using System;
using System.Linq;

namespace VoicePS.Core.Http;

/// <summary>
/// The one rule for where the token may go. Addresses come from webhooks, which anybody can forge, so that a rule which
/// is a little too generous hands the token to a stranger.
/// </summary>
public static class TrustedHosts
{
    private static readonly string[] Vendor = ["nexmo.com", "vonage.com"];

    /// <summary>The rule in words, to end a sentence with.</summary>
    public static string Rule => "the token is sent only to the session's own address, and by https to nexmo.com, vonage.com and the hosts below them";

    /// <summary>
    /// True where a request to the address may carry the token: scheme, host and port are those of the session, or it is
    /// an https address, on the usual port, of nexmo.com, vonage.com or a host below them.
    /// </summary>
    /// <param name="address">The whole address of the request.</param>
    /// <param name="sessionBaseUri">Scheme, host and port of the session's service.</param>
    /// <returns>False also for what is no absolute address, names a user, or is http beyond this machine.</returns>
    public static bool IsTrusted(Uri? address, Uri sessionBaseUri)
    {
        if (sessionBaseUri is null) throw new ArgumentNullException(nameof(sessionBaseUri));
        if (address is not { IsAbsoluteUri: true }) return false;

        // What stands before an @ looks like a host to people, and is none.
        if (address.UserInfo.Length > 0) return false;
        return IsSessions(address, sessionBaseUri) || IsVendors(address);
    }

    // Another port may be another program's.
    private static bool IsSessions(Uri address, Uri session) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Scheme == session.Scheme
        && address.Port == session.Port
        && string.Equals(address.IdnHost, session.IdnHost, StringComparison.OrdinalIgnoreCase);

    // IdnHost is the name that is really looked up, whatever letters it was written in.
    private static bool IsVendors(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.HostNameType == UriHostNameType.Dns
        && Vendor.Any(domain => IsAtOrBelow(address.IdnHost, domain));

    // With the dot, or evilnexmo.com would be let in.
    private static bool IsAtOrBelow(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
