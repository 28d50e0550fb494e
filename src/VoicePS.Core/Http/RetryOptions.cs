using System;

namespace VoicePS.Core.Http;

/// <summary>How often a request is sent again, and how long to wait in between.</summary>
public sealed class RetryOptions
{
    /// <summary>How often, when nobody says otherwise.</summary>
    public const int DefaultMaximumCount = 4;

    /// <summary>How long before the first retry at most, when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(1);

    /// <summary>Retries as they are when nobody says otherwise.</summary>
    public static readonly RetryOptions Default = new(DefaultMaximumCount, DefaultInterval);

    /// <summary>Describes retries.</summary>
    /// <param name="maximumCount">How often a request is sent again at most; 0 never.</param>
    /// <param name="interval">How long before the first retry at most. It doubles with each further one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the interval is not above zero.</exception>
    public RetryOptions(int maximumCount, TimeSpan interval)
    {
        if (maximumCount < 0) throw new ArgumentOutOfRangeException(nameof(maximumCount), maximumCount, "A count is not negative.");
        if (interval <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval is above zero.");
        MaximumCount = maximumCount;
        Interval = interval;
    }

    /// <summary>How often a request is sent again at most; 0 never.</summary>
    public int MaximumCount { get; }

    /// <summary>How long before the first retry at most. It doubles with each further one, up to 30 seconds.</summary>
    public TimeSpan Interval { get; }
}
