using System;

namespace VoicePS.Sandbox.Calls;

/// <summary>The far end of legs: lets it ring, answers, is busy, hangs up, all as the behaviour of each leg says.</summary>
internal sealed class Callee
{
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _ringAfter;
    private readonly TimeSpan _answerAfter;

    public Callee(TimeSpan ringAfter, TimeSpan answerAfter)
    {
        _ringAfter = ringAfter;
        _answerAfter = answerAfter;
    }

    public void OnChange(SandboxLeg leg, LegChange change)
    {
        switch (change.Status)
        {
            case LegStatus.Started when !leg.IsInbound:
                OnStarted(leg, change.At + _ringAfter);
                break;
            case LegStatus.Ringing when !leg.IsInbound:
                OnRinging(leg, change.At);
                break;
            case LegStatus.Answered when leg.Behavior.HangUpAfter is { } wait:
                leg.At(LegStatus.Answered, change.At + wait, at => leg.End(LegChange.Completed(at, LegChange.User)));
                break;
        }
    }

    private static void OnStarted(SandboxLeg leg, DateTimeOffset due)
    {
        if (Rings(leg.Behavior)) leg.At(LegStatus.Started, due, leg.Ring);
        else leg.At(LegStatus.Started, due, at => leg.End(Refusal(leg.Behavior, at)));
    }

    private void OnRinging(SandboxLeg leg, DateTimeOffset since)
    {
        var behavior = leg.Behavior;
        switch (behavior.Kind)
        {
            case NumberBehaviorKind.Answered:
            case NumberBehaviorKind.Machine:
                leg.At(LegStatus.Ringing, since + (behavior.AnswerAfter ?? _answerAfter), leg.Answer);
                break;
            case NumberBehaviorKind.Rejected:
                leg.At(LegStatus.Ringing, since + (behavior.AnswerAfter ?? _answerAfter), at => leg.End(Refusal(behavior, at)));
                break;
            case NumberBehaviorKind.Unanswered:
                leg.At(LegStatus.Ringing, since + (behavior.AnswerAfter ?? GivenUpAfter), at => leg.End(Refusal(behavior, at)));
                break;
        }
    }

    // A phone rings unless the network stops the call on its way.
    private static bool Rings(NumberBehavior behavior) => behavior.Kind switch
    {
        NumberBehaviorKind.Failed or NumberBehaviorKind.Busy => false,
        NumberBehaviorKind.Rejected => behavior.EffectiveDetail == "declined",
        _ => true,
    };

    private static LegChange Refusal(NumberBehavior behavior, DateTimeOffset at)
    {
        var status = behavior.Kind switch
        {
            NumberBehaviorKind.Busy => LegStatus.Busy,
            NumberBehaviorKind.Rejected => LegStatus.Rejected,
            NumberBehaviorKind.Unanswered => LegStatus.Unanswered,
            _ => LegStatus.Failed,
        };
        return new LegChange(status, at, behavior.EffectiveDetail, behavior.SipCode);
    }
}
