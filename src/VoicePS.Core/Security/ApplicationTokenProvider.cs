using System;
using System.Threading;

namespace VoicePS.Core.Security;

/// <summary>
/// Keeps the key of an application and one token made with it. The token is renewed after 80 % of its life,
/// with one signature however many requests are waiting.
/// </summary>
public sealed class ApplicationTokenProvider : ITokenProvider
{
    /// <summary>The shortest life of a token that the service accepts.</summary>
    public static readonly TimeSpan MinimumLifetime = TimeSpan.FromSeconds(30);

    /// <summary>The longest life of a token that the service accepts.</summary>
    public static readonly TimeSpan MaximumLifetime = TimeSpan.FromHours(24);

    /// <summary>The life of a token when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);

    private readonly string _applicationId;
    private readonly ISigningKey _key;
    private readonly TimeSpan _lifetime;
    private readonly Func<DateTimeOffset> _clock;
    private readonly object _gate = new();
    private volatile CachedToken? _current;

    /// <summary>Makes a provider. It owns the key from now on.</summary>
    /// <param name="applicationId">The id of the application that the key belongs to.</param>
    /// <param name="key">The application's private key.</param>
    /// <param name="lifetime">The life of each token: 30 seconds to 24 hours.</param>
    /// <param name="clock">The time of day; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is outside what the service accepts.</exception>
    public ApplicationTokenProvider(
        string applicationId, ISigningKey key, TimeSpan lifetime, Func<DateTimeOffset>? clock = null)
    {
        if (lifetime < MinimumLifetime || lifetime > MaximumLifetime)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lifetime), lifetime, "A token lives between 30 seconds and 24 hours.");
        }

        _applicationId = applicationId ?? throw new ArgumentNullException(nameof(applicationId));
        _key = key ?? throw new ArgumentNullException(nameof(key));
        _lifetime = lifetime;
        _clock = clock ?? (static () => DateTimeOffset.UtcNow);
    }

    /// <summary>How many tokens were signed so far.</summary>
    public int SignatureCount { get; private set; }

    /// <inheritdoc/>
    public string GetToken()
    {
        var current = _current;
        return current is not null && current.IsFresh(_clock()) ? current.Token : Renew();
    }

    /// <inheritdoc/>
    public void Reject(string token)
    {
        lock (_gate)
        {
            if (_current?.Token == token) _current = null;
        }
    }

    /// <summary>Signs a token of its own for another tool. It is not cached.</summary>
    /// <param name="claims">What the token says.</param>
    /// <returns>The token in compact form.</returns>
    public string Sign(JwtClaims claims) => _key.Sign(claims);

    /// <summary>Judges a token that any tool signed, by the application and its key. Nobody is asked.</summary>
    /// <param name="token">The token, or the whole value of an Authorization header.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public VoiceTokenTest Test(string? token, DateTimeOffset now) =>
        ApplicationTokenCheck.Judge(_key.Read(BearerToken.Strip(token)), _applicationId, now);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _current = null;
            _key.Dispose();
        }
    }

    private string Renew()
    {
        lock (_gate)
        {
            var now = _clock();
            if (_current is { } current && current.IsFresh(now)) return current.Token;

            var renewAt = now + TimeSpan.FromTicks(_lifetime.Ticks / 10 * 8);
            var token = _key.Sign(new JwtClaims(_applicationId, now, now + _lifetime));
            _current = new CachedToken(token, now, renewAt);
            SignatureCount++;
            return token;
        }
    }

    private sealed class CachedToken
    {
        private readonly DateTimeOffset _issuedAt;
        private readonly DateTimeOffset _renewAt;

        public CachedToken(string token, DateTimeOffset issuedAt, DateTimeOffset renewAt)
        {
            Token = token;
            _issuedAt = issuedAt;
            _renewAt = renewAt;
        }

        public string Token { get; }

        // A clock that was put back leaves a token "issued in the future", which the service refuses.
        public bool IsFresh(DateTimeOffset now) => now >= _issuedAt && now < _renewAt;
    }
}
