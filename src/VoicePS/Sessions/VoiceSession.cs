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
    private readonly ApplicationTokenProvider _tokens;
    private readonly VoicePipeline _pipeline;

    internal VoiceSession(
        Guid applicationId, Uri baseUri, ISigningKey key, TimeSpan tokenLifetime, TimeSpan timeout, string userAgent)
    {
        ApplicationId = applicationId;
        BaseUri = baseUri;
        TokenLifetime = tokenLifetime;
        Timeout = timeout;
        KeySize = key.KeySize;
        _tokens = new ApplicationTokenProvider(applicationId.ToString(), key, tokenLifetime);
        _pipeline = new VoicePipeline(new VoicePipelineOptions(baseUri, _tokens) { Timeout = timeout, UserAgent = userAgent });
        Calls = new CallsClient(_pipeline);
        Recordings = new RecordingsClient(_pipeline);
    }

    /// <summary>The application whose key signs the requests.</summary>
    public Guid ApplicationId { get; }

    /// <summary>Scheme, host and port of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>How long each token lives. It is renewed after 80 % of that.</summary>
    public TimeSpan TokenLifetime { get; }

    /// <summary>How long a request may take.</summary>
    public TimeSpan Timeout { get; }

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
