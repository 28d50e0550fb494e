using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Calls;

/// <summary>What the service lets an account do within a second, all of its applications together.</summary>
internal sealed class AccountLimits
{
    private const int CallsPerSecond = 3;
    private const int RequestsPerSecond = 15;

    public AccountLimits(ISandboxClock clock)
    {
        Calls = new RateLimit(CallsPerSecond, clock);
        Requests = new RateLimit(RequestsPerSecond, clock);
    }

    /// <summary>Calls that are placed: by POST, or by an action connect.</summary>
    public RateLimit Calls { get; }

    /// <summary>All other requests.</summary>
    public RateLimit Requests { get; }
}
