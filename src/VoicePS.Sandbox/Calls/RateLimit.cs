using System;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// So many a second, as a token bucket: that many may come at once, then one more for each part of a second that
/// passes. Whoever comes too early is refused, and that costs nothing.
/// </summary>
internal sealed class RateLimit
{
    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly double _perSecond;
    private double _left;
    private DateTimeOffset _filledAt;

    /// <param name="perSecond">How many a second.</param>
    /// <param name="clock">Real time: an account's limit does not know that the sandbox's time runs faster.</param>
    public RateLimit(int perSecond, ISandboxClock clock)
    {
        _perSecond = perSecond;
        _clock = clock;
        _left = perSecond;
        _filledAt = clock.UtcNow;
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = _clock.UtcNow;
            // A clock that was put back gives nothing, and takes nothing.
            var passed = Math.Max(0, (now - _filledAt).TotalSeconds);
            _filledAt = now;
            _left = Math.Min(_perSecond, _left + passed * _perSecond);
            if (_left < 1) return false;

            _left -= 1;
            return true;
        }
    }
}
