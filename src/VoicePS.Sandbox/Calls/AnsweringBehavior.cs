using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>A callee who lets it ring for a while, then answers, and never hangs up.</summary>
internal sealed class AnsweringBehavior : ILegBehavior
{
    private readonly TimeSpan _ringAfter;
    private readonly TimeSpan _answerAfter;

    public AnsweringBehavior(TimeSpan ringAfter, TimeSpan answerAfter)
    {
        _ringAfter = ringAfter;
        _answerAfter = answerAfter;
    }

    public void OnStatus(SandboxLeg leg, LegStatus status)
    {
        switch (status)
        {
            case LegStatus.Started:
                leg.After(status, _ringAfter, leg.Ring);
                break;
            case LegStatus.Ringing:
                leg.After(status, _answerAfter, leg.Answer);
                break;
        }
    }
}
