using System;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Core.Recordings;
using VoicePS.Core.Security;

namespace VoicePS;

/// <summary>
/// A connection of this PowerShell session to the Voice API: where it is, and the credential provider that every
/// cmdlet shares. It holds the key but never shows it. Safe to hand to <c>ForEach-Object -Parallel</c> with <c>$using:</c>.
/// </summary>
public sealed class VoiceSession : IDisposable
{
    internal const string GivenCredential = "parameters";

    private readonly ApplicationTokenProvider _tokens;
    private readonly VoicePipeline _pipeline;

    private readonly VoicePipelineOptions _options;

    /// <param name="applicationId">The application.</param>
    /// <param name="baseUri">Where the service is.</param>
    /// <param name="key">The application's key. It belongs to the session from now on.</param>
    /// <param name="tokenLifetime">How long each token lives.</param>
    /// <param name="setUp">Says the rest: times, limits, proxy.</param>
    internal VoiceSession(
        Guid applicationId, Uri baseUri, ISigningKey key, TimeSpan tokenLifetime, Action<VoicePipelineOptions> setUp)
    {
        ApplicationId = applicationId;
        TokenLifetime = tokenLifetime;
        KeySize = key.KeySize;
        _tokens = new ApplicationTokenProvider(applicationId.ToString(), key, tokenLifetime);
        _options = new VoicePipelineOptions(baseUri, _tokens);
        setUp(_options);
        _pipeline = new VoicePipeline(_options);
        Calls = new CallsClient(_pipeline);
        Recordings = new RecordingsClient(_pipeline);
    }

    /// <summary>The application whose key signs the requests.</summary>
    public Guid ApplicationId { get; }

    /// <summary>Where application and key came from: parameters, sandbox, a secret, environment variables or a file. Never the key.</summary>
    public string CredentialSource { get; internal set; } = GivenCredential;

    /// <summary>Scheme, host and port of the service.</summary>
    public Uri BaseUri => _options.BaseUri;

    /// <summary>How long each token lives. It is renewed after 80 % of that.</summary>
    public TimeSpan TokenLifetime { get; }

    /// <summary>How long a request may take.</summary>
    public TimeSpan Timeout => _options.Timeout;

    /// <summary>How long opening a connection may take, within the time of the request.</summary>
    public TimeSpan ConnectTimeout => _options.ConnectTimeout;

    /// <summary>How often a request is sent again, where that can help and do no harm.</summary>
    public int MaximumRetryCount => _options.Retries.MaximumCount;

    /// <summary>How long the first pause before sending again takes at most. It doubles with each further one.</summary>
    public TimeSpan RetryInterval => _options.Retries.Interval;

    /// <summary>How many calls are placed in a second at most; 0 is without limit.</summary>
    public double CallsPerSecond => _options.CallsPerSecond;

    /// <summary>How many other requests are sent in a second at most; 0 is without limit.</summary>
    public double RequestsPerSecond => _options.RequestsPerSecond;

    /// <summary>The proxy that the session was given; null where it takes the machine's.</summary>
    public Uri? Proxy { get; internal set; }

    /// <summary>True where any certificate is taken for the service's.</summary>
    public bool SkipCertificateCheck => _options.SkipCertificateCheck;

    /// <summary>The length of the private key, in bits.</summary>
    public int KeySize { get; }

    /// <summary>When the session was opened, in UTC.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>False once the session was disconnected.</summary>
    public bool IsOpen { get; private set; } = true;

    internal CallsClient Calls { get; }

    internal RecordingsClient Recordings { get; }

    /// <summary>Closes the connections and forgets the key.</summary>
    public void Dispose()
    {
        IsOpen = false;
        _pipeline.Dispose();
        _tokens.Dispose();
    }

    /// <summary>Application and address; never a secret.</summary>
    /// <returns>For example <c>aaaaaaaa-… at https://api.nexmo.com/</c>.</returns>
    public override string ToString() => $"{ApplicationId} at {BaseUri}";

    internal string Sign(JwtClaims claims) => _tokens.Sign(claims);

    internal VoiceTokenTest Test(string? token, DateTimeOffset now) => _tokens.Test(token, now);
}
