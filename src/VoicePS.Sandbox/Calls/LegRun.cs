using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Ncco;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// What goes on in a leg while it lives: its NCCO runs, its far end is heard, it is recorded. No thread belongs to it;
/// timers, requests and answers carry it on.
/// </summary>
#pragma warning disable CA1001 // The source has no timer and is linked to nothing: with nothing to free, thousands of legs need no clean-up.
internal sealed class LegRun
#pragma warning restore CA1001
{
    // How long whoever is asked by a call takes to press or speak, where nobody does it by hand.
    private static readonly TimeSpan Hesitation = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _over = new();
    private readonly List<Recording> _recordings = new();
    private CancellationTokenSource? _cut;
    private NccoSource? _next;
    private bool _stays;
    private bool _isDone;

    /// <param name="leg">The leg.</param>
    /// <param name="board">The switchboard that it belongs to.</param>
    /// <param name="first">What it runs when it is answered; null where nothing is to be run.</param>
    /// <param name="stays">True where it stays in its conversation when nothing is left to run, as a connected leg does.</param>
    public LegRun(SandboxLeg leg, Switchboard board, NccoSource? first, bool stays)
    {
        Leg = leg;
        Board = board;
        _next = first;
        _stays = stays;
        Ear = new Ear(
            (wait, action) => leg.At(LegStatus.Answered, board.Clock.UtcNow + wait, _ => action()),
            input => board.Note(leg, input.IsSpeech ? "say" : "press", input.Text, Listeners(input)),
            input => Listeners(input) is not null);
    }

    public SandboxLeg Leg { get; }

    public Switchboard Board { get; }

    public Ear Ear { get; }

    /// <summary>Woken when the leg is over, or was taken out of the conversation that it was connected to.</summary>
    public Waiter Gone { get; } = new();

    /// <summary>Who is told of each key; null where nobody asked.</summary>
    public WebhookTarget? DtmfListener { get; private set; }

    /// <summary>What the event of a failed call was answered with, where that was asked for.</summary>
    public Task<NccoSource?>? FailureAnswer { get; set; }

    /// <summary>Runs from the answer to the end.</summary>
    public async Task RunAsync(DateTimeOffset answered)
    {
        var now = answered;
        var detection = Detection.For(Leg);
        if (detection is { IsSynchronous: true }) now = await detection.RunAsync(this, now, _over.Token).ConfigureAwait(false);
        else if (detection is not null) Board.InBackground(Leg, () => detection.RunAsync(this, answered, _over.Token));

        NccoSource? source = null;
        while (BeginNext(ref source, out var cut))
        {
            if (source is null)
            {
                // A connected leg has nothing to run, and stays all the same.
                await new Waiter().WaitAsync(Board.Clock, null, cut).ConfigureAwait(false);
                continue;
            }

            var actions = await ReadAsync(source, cut).ConfigureAwait(false);
            now = Later(now, Board.Clock.UtcNow, source);
            source = null;
            if (actions is null) continue;

            var flow = new NccoFlow(this, actions, now, cut);
            source = await flow.RunAsync().ConfigureAwait(false);
            now = flow.Now;
        }

        Leg.End(LegChange.Completed(now, LegChange.Platform));
    }

    /// <summary>Asks what to do with a call that comes in, and answers it when that is known.</summary>
    public async Task TakeInAsync()
    {
        NccoSource? source;
        lock (_gate) source = _next;

        var actions = source is null ? null : await ReadAsync(source, _over.Token).ConfigureAwait(false);
        if (actions is null)
        {
            Leg.End(new LegChange(LegStatus.Failed, Board.Clock.UtcNow, "internal_error", 500));
            return;
        }

        lock (_gate) _next = NccoSource.Read(actions);
        Leg.Answer(Board.Clock.UtcNow);
    }

    /// <summary>Lets another NCCO run instead of the one that runs now. False where it is too late for that.</summary>
    public bool Replace(NccoSource source)
    {
        CancellationTokenSource? cut;
        bool wasConnected;
        lock (_gate)
        {
            if (_isDone || _over.IsCancellationRequested) return false;
            _next = source;
            cut = _cut;
            wasConnected = _stays;
            _stays = false;
        }

        if (wasConnected) Gone.Wake();
        cut?.Cancel();
        return true;
    }

    /// <summary>Ends everything: the leg is over.</summary>
    public void Finish(DateTimeOffset at)
    {
        _over.Cancel();
        Recording[] recordings;
        lock (_gate) recordings = _recordings.ToArray();
        foreach (var recording in recordings) EndRecording(recording, at);
        Gone.Wake();
    }

    /// <summary>Ends everything without a word: the sandbox is stopped.</summary>
    public void Abandon() => _over.Cancel();

    /// <summary>Lets whoever has the number press or say what is set for it, if nobody does it by hand.</summary>
    public void AskScript(Collector listener, bool takesKeys, bool takesSpeech)
    {
        var behavior = Leg.Behavior;
        var input = takesKeys && behavior.Digits is { } digits ? CalleeInput.Keys(digits)
            : takesSpeech && behavior.Speech is { } speech ? CalleeInput.Speech(speech)
            : null;
        if (input is null) return;

        Leg.At(LegStatus.Answered, Board.Clock.UtcNow + Hesitation, _ => Ear.HearFor(listener, input));
    }

    /// <summary>Tells of every key from now on, each in an event of its own; null tells no more.</summary>
    public void SubscribeDtmf(WebhookTarget? target)
    {
        DtmfListener = target;
        Ear.Subscribe(target is null ? null : key => Board.InBackground(Leg, () => TellKeyAsync(target, key)));
    }

    public Recording Record(NccoAction action, DateTimeOffset at)
    {
        var recording = new Recording(action, Leg.ConversationUuid, action.EventTarget() ?? Leg.Events, at);
        lock (_gate) _recordings.Add(recording);
        return recording;
    }

    public void EndRecording(Recording recording, DateTimeOffset at)
    {
        lock (_gate) _recordings.Remove(recording);
        Board.EndRecording(recording, at);
    }

    /// <summary>Something is said in the leg; every recording has it.</summary>
    public void Say(string text, DateTimeOffset at, TimeSpan length, bool byFarEnd = false)
    {
        lock (_gate)
        {
            foreach (var recording in _recordings) recording.Hear(text, at, length, byFarEnd);
        }
    }

    private Dictionary<string, object?>? Listeners(CalleeInput input) =>
        input.IsSpeech && Board.ListenersOf(Leg) is { } listeners ? new Dictionary<string, object?> { ["heard_by"] = listeners.ToArray() } : null;

    private async Task TellKeyAsync(WebhookTarget target, char key)
    {
        var dtmf = new Dictionary<string, object?> { ["digits"] = key.ToString(), ["timed_out"] = false };
        var speech = new Dictionary<string, object?> { ["results"] = Array.Empty<object?>() };
        var message = CallMessages.Input(Leg, dtmf, speech, Board.Clock.UtcNow);
        if (await Board.AskAsync(target, message, _over.Token).ConfigureAwait(false) is { } next) Replace(next);
    }

    // What was put in from outside goes before what the last NCCO led to.
    private bool BeginNext(ref NccoSource? source, out CancellationToken cut)
    {
        lock (_gate)
        {
            source = _next ?? source;
            _next = null;
            _isDone = _over.IsCancellationRequested || (source is null && !_stays);
            _cut = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
            cut = _cut.Token;
            return !_isDone;
        }
    }

    private async Task<IReadOnlyList<NccoAction>?> ReadAsync(NccoSource source, CancellationToken cut)
    {
        if (source.Actions is { } known) return known;

        var ncco = source.Ncco;
        if (source.Target is { } target)
        {
            var reply = await Board.FetchAsync(target, CallMessages.Answer(Leg, Board.RegionShown), cut).ConfigureAwait(false);
            if (reply is null) return null;
            if (reply.Ncco is { } actions) ncco = NccoSource.Of(actions).Ncco;
            else if (reply is { Problem: null }) return Array.Empty<NccoAction>();
            else if (reply.Status is not (>= 200 and < 300)) return null;
        }

        var read = ncco is { } value ? NccoReader.Read(value) : null;
        if (read is null) Board.TellBadNcco(Leg);
        return read;
    }

    // Asking takes time, what is there already takes none.
    private static DateTimeOffset Later(DateTimeOffset planned, DateTimeOffset now, NccoSource source) =>
        source.Target is not null && now > planned ? now : planned;
}
