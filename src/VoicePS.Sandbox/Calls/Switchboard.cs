using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Sandbox.Ncco;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>Places calls, lets calls come in, brings them together, and tells the application what becomes of them.</summary>
internal sealed class Switchboard : ILegObserver
{
    private readonly BoardSettings _settings;
    private readonly CallStore _calls;
    private readonly IWebhookSender _webhooks;
    private readonly SandboxEventLog _log;
    private readonly Callee _callee;
    private readonly ConcurrentDictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);
    private volatile bool _stopped;

    public Switchboard(
        BoardSettings settings, CallStore calls, ISandboxClock clock, IWebhookSender webhooks, SandboxEventLog log, IRecordingStore recordings)
    {
        _settings = settings;
        _calls = calls;
        _log = log;
        _callee = new Callee(settings.RingAfter, settings.AnswerAfter);
        Clock = clock;
        _webhooks = webhooks;
        Recordings = recordings;
    }

    public ISandboxClock Clock { get; }

    public IRecordingStore Recordings { get; }

    public NumberBook Numbers => _settings.Numbers;

    /// <summary>The API's address as answer webhooks have it; there was none in 2017.</summary>
    public Uri? RegionShown => _settings.Version == SandboxApiVersion.V2017 ? null : _settings.Region;

    /// <summary>Calls somebody. The leg has just started.</summary>
    public SandboxLeg Place(CallOrder order)
    {
        var events = order.EventUrl is { } url ? new WebhookTarget(url, order.EventMethod == "GET") : _settings.Events;
        var first = order.Ncco is { } ncco
            ? NccoSource.Inline(ncco)
            : NccoSource.At(new WebhookTarget(order.AnswerUrl!, order.AnswerMethod == "GET"));
        var leg = Add(NewId(), NewConversationId(), order, events, Behavior(order.To), first, stays: false);
        leg.Begin();
        return leg;
    }

    /// <summary>Lets somebody call the application.</summary>
    /// <param name="from">Who calls.</param>
    /// <param name="to">The number that they call.</param>
    /// <param name="answer">Asked what to do; null asks the application's answer URL.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public SandboxLeg PlaceInbound(string from, LegEndpoint to, WebhookTarget? answer)
    {
        var target = answer ?? _settings.Answer
            ?? throw new InvalidOperationException("Nobody can be asked what to do with the call: the application has no answer URL.");
        var order = new CallOrder { To = to, From = from, IsInbound = true };
        // The ids of calls that come in have another form than those of calls that go out.
        var leg = Add(Guid.NewGuid().ToString("N"), NewConversationId(), order, _settings.Events, Numbers.Find(from, true), NccoSource.At(target), stays: false);
        leg.Begin();
        return leg;
    }

    /// <summary>True unless the account has placed as many calls as it may within a second.</summary>
    public bool MayConnect() => _settings.Calls?.TryTake() ?? true;

    /// <summary>Calls somebody into the conversation of another leg. The leg has not begun yet.</summary>
    public SandboxLeg Connect(SandboxLeg caller, CallOrder order, WebhookTarget? events, NccoSource? onAnswer) =>
        Add(NewId(), caller.ConversationUuid, order, events, Behavior(order.To), onAnswer, stays: true);

    /// <summary>Takes a leg out of what it is at, into a conversation of its own, and lets another NCCO run in it.</summary>
    public LegOutcome Transfer(SandboxLeg leg, TransferOrder order)
    {
        var outcome = leg.Probe();
        if (outcome != LegOutcome.Done || leg.Run is not { } run) return outcome;

        Note(leg, "transfer", order.Url is { } url ? $"is transferred to {url}" : "is transferred to another NCCO");
        Move(leg, NewConversationId(), Clock.UtcNow);
        run.Replace(order.Ncco is { } ncco ? NccoSource.Inline(ncco) : NccoSource.At(new WebhookTarget(order.Url!, true)));
        return outcome;
    }

    public LegOutcome Talk(SandboxLeg leg, TalkOrder order)
    {
        var length = Speaking.LengthOf(order.Text, order.Language, order.Style);
        var outcome = leg.StartTalk(PromptStep.Repeated(length, order.Loop));
        if (outcome != LegOutcome.Done) return outcome;

        var text = Speaking.WithoutTags(order.Text);
        leg.Run?.Say(text, Clock.UtcNow, length);
        return Noted(leg, outcome, "talk", text, new Dictionary<string, object?>
        {
            ["text"] = order.Text,
            ["language"] = order.Language,
            ["style"] = order.Style,
            ["premium"] = order.Premium,
            ["voice_name"] = order.VoiceName,
            ["loop"] = order.Loop,
            ["level"] = order.Level,
        });
    }

    public LegOutcome StopTalk(SandboxLeg leg) => Noted(leg, leg.StopTalk(), "talk", "stops talking");

    public LegOutcome Stream(SandboxLeg leg, StreamOrder order) =>
        Noted(leg, leg.StartStream(PromptStep.Repeated(PromptStep.StreamLength, order.Loop)), "stream", order.Url, new Dictionary<string, object?>
        {
            ["stream_url"] = order.Url,
            ["loop"] = order.Loop,
            ["level"] = order.Level,
        });

    public LegOutcome StopStream(SandboxLeg leg) => Noted(leg, leg.StopStream(), "stream", "stops streaming");

    public LegOutcome SendDigits(SandboxLeg leg, string digits) =>
        Noted(leg, leg.Probe(), "dtmf", digits, new Dictionary<string, object?> { ["digits"] = digits });

    public LegOutcome Mute(SandboxLeg leg, bool on) => Noted(leg, leg.Mute(on), on ? "mute" : "unmute", on ? "is muted" : "is no longer muted");

    public LegOutcome Earmuff(SandboxLeg leg, bool on) =>
        Noted(leg, leg.Earmuff(on), on ? "earmuff" : "unearmuff", on ? "hears nothing" : "hears again");

    /// <summary>The conversation of a name, which stays when everybody has left it.</summary>
    public Conversation ConversationNamed(string name) =>
        _conversations.GetOrAdd(name, key => new Conversation(key, NewConversationId()));

    /// <summary>Takes a leg into another conversation, and tells of it.</summary>
    public void Move(SandboxLeg leg, string conversationUuid, DateTimeOffset at)
    {
        var from = leg.ConversationUuid;
        if (from == conversationUuid) return;

        _calls.Move(leg, conversationUuid);
        Tell(leg.Events, CallMessages.Transfer(leg, from, conversationUuid, at));
    }

    /// <summary>Takes all living legs of a conversation into another one. False where there is none such.</summary>
    public bool MoveAll(string from, string to, DateTimeOffset at)
    {
        if (_calls.InConversation(to).Count == 0 && _conversations.Values.All(known => known.Uuid != to)) return false;

        foreach (var leg in _calls.InConversation(from).Where(static leg => !leg.Status.HasEnded()).ToArray()) Move(leg, to, at);
        return true;
    }

    /// <summary>Who hears what the far end of a leg says, of those who are in its conversation; null where nobody else is there.</summary>
    public IReadOnlyList<string>? ListenersOf(SandboxLeg leg)
    {
        var others = _calls.InConversation(leg.ConversationUuid).Where(other => other != leg && other.Status.IsLive()).ToArray();
        if (others.Length == 0) return null;
        if (leg.IsMuted) return [];

        var named = _conversations.Values.Select(known => known.ListenersOf(leg.Uuid)).FirstOrDefault(static listeners => listeners is not null);
        return others
            .Where(other => !other.IsEarmuffed && (named?.Contains(other.Uuid) ?? true))
            .Select(static other => other.Uuid).ToArray();
    }

    /// <summary>Notes what happens in a call and is told to nobody.</summary>
    public void Note(SandboxLeg leg, string kind, string summary, IReadOnlyDictionary<string, object?>? fields = null)
    {
        if (!_stopped) _log.Add(new SandboxStep(kind, leg.Uuid, leg.ConversationUuid, summary, fields));
    }

    /// <summary>Sends an event whose answer does not matter.</summary>
    public void Tell(WebhookTarget? target, WebhookMessage message)
    {
        if (!_stopped) _webhooks.Tell(target, message);
    }

    /// <summary>From now on nothing is noted and nobody is told: the sandbox is stopped.</summary>
    public void FallSilent() => _stopped = true;

    /// <summary>Sends an event, and gives the NCCO that it is answered with, if any. One that cannot be read is left aside.</summary>
    public async Task<NccoSource?> AskAsync(WebhookTarget? target, WebhookMessage message, CancellationToken cancellation)
    {
        if (target is null)
        {
            Tell(null, message);
            return null;
        }

        var reply = await FetchAsync(target, message, cancellation).ConfigureAwait(false);
        return reply?.Ncco is { Count: > 0 } actions ? NccoSource.Of(actions) : null;
    }

    /// <summary>Sends a webhook and gives the answer; null where nobody waits for it any more.</summary>
    public async Task<WebhookReply?> FetchAsync(WebhookTarget target, WebhookMessage message, CancellationToken cancellation)
    {
        try
        {
            return await _webhooks.AskAsync(target, _settings.FallbackAnswer, message, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void TellBadNcco(SandboxLeg leg) => Tell(leg.Events, CallMessages.BadNcco(leg, Clock.UtcNow));

    public void TellError(SandboxLeg leg, string reason, DateTimeOffset at) => Tell(leg.Events, CallMessages.Error(leg, reason, at));

    public void EndRecording(Recording recording, DateTimeOffset at)
    {
        if (_stopped || recording.End(at) is not { } spec) return;

        var file = Recordings.Record(spec);
        Tell(recording.Events, CallMessages.Record(spec.ConversationUuid, file, spec.StartTime, spec.StartTime + spec.Duration));
        var (isWanted, target) = recording.Transcription;
        if (isWanted) Tell(target, CallMessages.Transcription(spec.ConversationUuid, Recordings.Transcribe(file)));
    }

    /// <summary>Lets something run on its own. Where it fails, the call ends, and the trace says why.</summary>
    public void InBackground(SandboxLeg leg, Func<Task> work) => _ = GuardAsync(leg, work);

    public void OnChange(SandboxLeg leg, LegChange change)
    {
        try
        {
            TellOf(leg, change);
            _callee.OnChange(leg, change);
            if (leg.Run is { } run) Act(leg, run, change);
        }
        catch (Exception failure)
        {
            Fail(leg, failure);
        }
    }

    private void TellOf(SandboxLeg leg, LegChange change)
    {
        // Of a machine, whoever found it tells.
        if (change.Status == LegStatus.Machine) return;

        // The application has closed its own websocket.
        if (leg.Order.To.Type == "websocket" && change is { Status: LegStatus.Completed, DisconnectedBy: LegChange.User })
            Tell(leg.Events, CallMessages.Disconnected(leg, change.At));

        var message = CallMessages.Status(leg, change);
        if (leg is { Order.AsksWhenFailed: true, Run: { } run } && change.Status.HasEnded() && change.Status != LegStatus.Completed)
            run.FailureAnswer = AskAsync(leg.Events, message, CancellationToken.None);
        else
            Tell(leg.Events, message);
    }

    private void Act(SandboxLeg leg, LegRun run, LegChange change)
    {
        switch (change.Status)
        {
            case LegStatus.Started when leg.IsInbound:
                leg.Ring(change.At);
                InBackground(leg, run.TakeInAsync);
                break;
            case LegStatus.Answered:
                PressOnAnswer(leg);
                InBackground(leg, () => run.RunAsync(change.At));
                break;
            case var ended when ended.HasEnded():
                leg.Run = null;
                run.Finish(change.At);
                break;
        }
    }

    private void PressOnAnswer(SandboxLeg leg)
    {
        if (leg.Order.To.Source.TryGetProperty("dtmfAnswer", out var digits) && digits.GetString() is { Length: > 0 } keys)
            Note(leg, "dtmf", keys, new Dictionary<string, object?> { ["digits"] = keys });
    }

    private SandboxLeg Add(
        string uuid, string conversation, CallOrder order, WebhookTarget? events, NumberBehavior behavior, NccoSource? first, bool stays) =>
        _calls.Add(now =>
        {
            var leg = new SandboxLeg(new LegIdentity(uuid, now), conversation, order, behavior, Clock, this) { Events = events };
            leg.Run = new LegRun(leg, this, first, stays);
            return leg;
        });

    private NumberBehavior Behavior(LegEndpoint to) => Numbers.Find(to.Address, to.Type == "phone");

    private LegOutcome Noted(
        SandboxLeg leg, LegOutcome outcome, string kind, string summary, IReadOnlyDictionary<string, object?>? fields = null)
    {
        if (outcome == LegOutcome.Done) Note(leg, kind, summary, fields);
        return outcome;
    }

    private async Task GuardAsync(SandboxLeg leg, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Fail(leg, failure);
        }
    }

    // A call that the sandbox itself breaks must not hang for ever, and must not take the others with it.
    private void Fail(SandboxLeg leg, Exception failure)
    {
        Trace.TraceError("VoicePS sandbox, call {0}: {1}", leg.Uuid, failure);
        leg.Drop(Clock.UtcNow);
    }

    private static string NewId() => Guid.NewGuid().ToString();

    // The prefix came after 2017.
    private string NewConversationId() => _settings.Version == SandboxApiVersion.V2017 ? NewId() : "CON-" + NewId();
}
