using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Ncco;

/// <summary>One NCCO on its way through a leg: the actions, and how far it has come, in time too.</summary>
internal sealed class NccoFlow
{
    private readonly IReadOnlyList<NccoAction> _actions;
    private readonly CancellationToken _cut;
    private int _index;

    public NccoFlow(LegRun run, IReadOnlyList<NccoAction> actions, DateTimeOffset now, CancellationToken cut)
    {
        Run = run;
        _actions = actions;
        Now = now;
        _cut = cut;
    }

    public LegRun Run { get; }

    public SandboxLeg Leg => Run.Leg;

    public Switchboard Board => Run.Board;

    /// <summary>
    /// The moment at which the flow is. Where a timer brought it there, that is the moment for which the timer was
    /// set: timers are always a little late, and that must not add up in a call that runs sixty times as fast.
    /// </summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>True when the leg is over, or something else runs in it.</summary>
    public bool IsCut => _cut.IsCancellationRequested;

    /// <summary>What was pressed and said before its input action was reached.</summary>
    public Collector? Ahead { get; private set; }

    /// <summary>True where somebody interrupted: what is left to hear before the next input is not heard.</summary>
    public bool IsInterrupted { get; set; }

    /// <summary>Runs the actions. Gives the NCCO that replaces the rest, where an answer brought one.</summary>
    public async Task<NccoSource?> RunAsync()
    {
        try
        {
            for (_index = 0; _index < _actions.Count && !IsCut; _index++)
            {
                var action = _actions[_index];
                if (IsInterrupted && action.Name != "input") continue;
                if (await NccoSteps.RunAsync(this, action).ConfigureAwait(false) is { } next) return IsCut ? null : next;
            }
        }
        finally
        {
            if (Ahead is { } ahead) Run.Ear.Close(ahead);
        }

        return null;
    }

    /// <summary>Waits for a while, or for as long as it takes where that is null; a waiter ends the wait when it is woken.</summary>
    public async Task<Woken> WaitAsync(TimeSpan? length, Waiter? waiter = null)
    {
        var due = Now + length;
        var woken = await (waiter ?? new Waiter()).WaitAsync(Board.Clock, due, _cut).ConfigureAwait(false);
        Now = woken == Woken.Elapsed ? due!.Value : Later(Now, Board.Clock.UtcNow);
        return woken;
    }

    /// <summary>Sends an event to the action's own address, or else to the call's, and gives the NCCO that it is answered with.</summary>
    public Task<NccoSource?> AskAsync(NccoAction action, WebhookMessage message) => AskAsync(action.EventTarget() ?? Leg.Events, message);

    /// <summary>Sends an event, and gives the NCCO that it is answered with.</summary>
    public async Task<NccoSource?> AskAsync(WebhookTarget? target, WebhookMessage message)
    {
        var next = await Board.AskAsync(target, message, _cut).ConfigureAwait(false);
        Now = Later(Now, Board.Clock.UtcNow);
        return next;
    }

    public void Note(NccoAction action, string summary) => Board.Note(Leg, action.Name, summary, action.Fields());

    /// <summary>Listens already for the input action that comes next; null where none comes.</summary>
    public Collector? ListenAhead()
    {
        if (Ahead is not null) return Ahead;
        if (_actions.Skip(_index + 1).FirstOrDefault(static action => action.Name == "input") is not { } input) return null;

        Ahead = InputStep.Listener(input);
        Run.Ear.Open(Ahead);
        return Ahead;
    }

    /// <summary>Takes over what was heard ahead.</summary>
    public Collector? TakeAhead()
    {
        var ahead = Ahead;
        Ahead = null;
        IsInterrupted = false;
        return ahead;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
