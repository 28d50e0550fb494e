using System;

namespace VoicePS.Core.Http;

/// <summary>The turn of one request at a <see cref="RateLimiter"/>.</summary>
internal sealed class RateTurn
{
    private readonly RateLimiter _limiter;

    public RateTurn(RateLimiter limiter, bool hasWaited)
    {
        _limiter = limiter;
        HasWaited = hasWaited;
    }

    /// <summary>True where the request had to wait for its turn.</summary>
    public bool HasWaited { get; }

    /// <summary>True for the first few requests of all, for which everything takes longer.</summary>
    public bool IsCold { get; set; }

    /// <summary>When the request began, by the limiter's clock.</summary>
    public TimeSpan BegunAt { get; set; }

    /// <summary>When its answer was there; null before that.</summary>
    public TimeSpan? AnsweredAt { get; set; }

    /// <summary>Says that the answer is there, or that there will be none. It is certain then that the service has counted the request.</summary>
    public void Answered() => _limiter.Answered(this);
}
