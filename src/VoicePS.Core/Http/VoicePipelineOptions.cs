using System;
using System.Net;
using VoicePS.Core.Security;

namespace VoicePS.Core.Http;

/// <summary>What a pipeline needs to know.</summary>
public sealed class VoicePipelineOptions
{
    /// <summary>The time that a request may take when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time that opening a connection may take when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How many calls the service lets an account place in a second.</summary>
    public const double DefaultCallsPerSecond = 3;

    /// <summary>How many other requests the service lets an account send in a second.</summary>
    public const double DefaultRequestsPerSecond = 15;

    /// <summary>Describes a pipeline.</summary>
    /// <param name="baseUri">Scheme, host and port of the service.</param>
    /// <param name="tokens">Gives the bearer token. It belongs to the caller.</param>
    public VoicePipelineOptions(Uri baseUri, ITokenProvider tokens)
    {
        BaseUri = baseUri ?? throw new ArgumentNullException(nameof(baseUri));
        Tokens = tokens ?? throw new ArgumentNullException(nameof(tokens));
    }

    /// <summary>Scheme, host and port of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Gives the bearer token.</summary>
    public ITokenProvider Tokens { get; }

    /// <summary>The time that a whole request may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; set; } = DefaultTimeout;

    /// <summary>
    /// The time that opening a connection may take, within the time of the whole request. Windows PowerShell cannot tell
    /// the two apart, and knows only the latter.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = DefaultConnectTimeout;

    /// <summary>How often, and when, requests are sent again.</summary>
    public RetryOptions Retries { get; set; } = RetryOptions.Default;

    /// <summary>How many calls may be placed in a second: what the service allows an account. 0 is without limit.</summary>
    public double CallsPerSecond { get; set; } = DefaultCallsPerSecond;

    /// <summary>How many other requests may begin in a second: what the service allows an account. 0 is without limit.</summary>
    public double RequestsPerSecond { get; set; } = DefaultRequestsPerSecond;

    /// <summary>The proxy by which the service is reached; null for the one that the system or the environment names.</summary>
    public IWebProxy? Proxy { get; set; }

    /// <summary>True takes any certificate of the service. Whoever is in between can read along.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>How the client introduces itself, as <c>product/version runtime/version</c>.</summary>
    public string UserAgent { get; set; } = "VoicePS";
}
