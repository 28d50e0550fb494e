using System.Collections.Generic;
using VoicePS.Sandbox.Time;

namespace VoicePS.Sandbox.Webhooks;

/// <summary>Everything that was sent, and every step of the calls. Safe to use from several threads.</summary>
internal sealed class SandboxEventLog
{
    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly List<SandboxStep> _steps = new();

    public SandboxEventLog(ISandboxClock clock) => _clock = clock;

    /// <summary>Notes a step of a call.</summary>
    public void Add(SandboxStep step)
    {
        lock (_gate) _steps.Add(step);
    }
}
