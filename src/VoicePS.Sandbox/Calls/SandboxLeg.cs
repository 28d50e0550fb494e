using System;
using System.Collections.Generic;
using System.Globalization;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// One leg of a call: its status and its timers. Every change happens under the leg's own lock; whoever wants to know
/// of a change is told outside it, of one change after the other.
/// </summary>
internal sealed class SandboxLeg : ICallRecord, IDisposable
{
    // Numbers of the range that is reserved for drama, so that nobody's phone is shown as the caller.
    private const string OwnNumbers = "447700900";

    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly ILegObserver _observer;
    private readonly List<IDisposable> _timers = new();
    private readonly Queue<LegChange> _news = new();
    // Volatile, because listing looks at the status of very many legs and must not wait for any.
    private volatile LegStatus _status = LegStatus.Started;
    private volatile string _conversationUuid;
    private DateTimeOffset? _answeredAt;
    private DateTimeOffset? _endedAt;
    private bool _closed;
    private bool _isTelling;
    private bool _isMuted;
    private bool _isEarmuffed;
    private object? _talk;
    private object? _stream;

    public SandboxLeg(
        LegIdentity identity, string conversationUuid, CallOrder order, NumberBehavior behavior, ISandboxClock clock, ILegObserver observer)
    {
        Identity = identity;
        Order = order;
        Behavior = behavior;
        Tariff = order.IsInbound ? Tariffs.ForInbound(order.From) : Tariffs.For(order.To);
        From = order.From ?? OwnNumber(identity.Uuid);
        _conversationUuid = conversationUuid;
        _clock = clock;
        _observer = observer;
    }

    public LegIdentity Identity { get; }

    public string Uuid => Identity.Uuid;

    /// <summary>The conversation that the leg is in now. A leg that is moved to another one stays the same leg.</summary>
    public string ConversationUuid => _conversationUuid;

    public CallOrder Order { get; }

    public LegEndpoint To => Order.To;

    /// <summary>What its far end does.</summary>
    public NumberBehavior Behavior { get; }

    public Tariff Tariff { get; }

    public string From { get; }

    public bool IsInbound => Order.IsInbound;

    public string Direction => IsInbound ? "inbound" : "outbound";

    /// <summary>Where its events go; null where nobody wants to know.</summary>
    public WebhookTarget? Events { get; init; }

    /// <summary>What goes on in the leg while it lives; null when it is over.</summary>
    public LegRun? Run { get; set; }

    public LegStatus Status => _status;

    public bool IsMuted => Locked(() => _isMuted);

    public bool IsEarmuffed => Locked(() => _isEarmuffed);

    /// <summary>True while a text is spoken that was asked for by PUT …/talk.</summary>
    public bool IsTalking => Locked(() => _talk is not null);

    /// <summary>True while a sound is played that was asked for by PUT …/stream.</summary>
    public bool IsStreaming => Locked(() => _stream is not null);

    public LegSnapshot Snapshot() => Locked(() => new LegSnapshot(_status, _answeredAt, _endedAt));

    /// <summary>Begins the life of the leg. Called once, when others can find it already.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_closed) return;
            _news.Enqueue(new LegChange(LegStatus.Started, Identity.CreatedAt));
        }

        TellNews();
    }

    public void Ring(DateTimeOffset at) =>
        Change(status => status == LegStatus.Started ? new LegChange(LegStatus.Ringing, at) : null);

    public void Answer(DateTimeOffset at) =>
        Change(status => status is LegStatus.Started or LegStatus.Ringing ? new LegChange(LegStatus.Answered, at) : null);

    /// <summary>Notes that a machine has answered. False where the leg is over.</summary>
    public bool FindMachine(DateTimeOffset at) =>
        Change(status => status == LegStatus.Answered ? new LegChange(LegStatus.Machine, at) : null);

    /// <summary>Ends the leg, unless it is over already.</summary>
    public bool End(LegChange change) => Change(status => status.HasEnded() ? null : change);

    /// <summary>
    /// Ends the leg on request. A leg that still rings is cancelled: the caller gave up. One that has only just
    /// started cannot be hung up yet, as in the real service.
    /// </summary>
    public LegOutcome HangUp()
    {
        var outcome = LegOutcome.Ended;
        Change(status =>
        {
            outcome = status == LegStatus.Started ? LegOutcome.TooEarly : status.HasEnded() ? LegOutcome.Ended : LegOutcome.Done;
            if (outcome != LegOutcome.Done) return null;
            if (status.IsLive()) return LegChange.Completed(_clock.UtcNow, LegChange.Platform);
            return IsInbound
                ? new LegChange(LegStatus.Rejected, _clock.UtcNow, "declined", 603)
                : new LegChange(LegStatus.Cancelled, _clock.UtcNow, null, 487);
        });
        return outcome;
    }

    /// <summary>The far end hangs up, declines, or gives up calling. False where the leg is over.</summary>
    public bool HangUpFarEnd() => Change(status =>
    {
        if (status.HasEnded()) return null;
        if (status.IsLive()) return LegChange.Completed(_clock.UtcNow, LegChange.User);
        return IsInbound
            ? new LegChange(LegStatus.Cancelled, _clock.UtcNow, null, 487)
            : new LegChange(LegStatus.Rejected, _clock.UtcNow, "declined", 603);
    });

    /// <summary>The application lets go of the leg, whatever it is at.</summary>
    public void Drop(DateTimeOffset at) => Change(status =>
    {
        if (status.HasEnded()) return null;
        return status.IsLive() ? LegChange.Completed(at, LegChange.Platform) : new LegChange(LegStatus.Cancelled, at, null, 487);
    });

    public LegOutcome Mute(bool on) => WhenLive(() => _isMuted = on);

    public LegOutcome Earmuff(bool on) => WhenLive(() => _isEarmuffed = on);

    /// <summary>Begins to speak, until the time is over; null never ends.</summary>
    public LegOutcome StartTalk(TimeSpan? length) => Play(length, static (leg, sound) => leg._talk = sound, static leg => leg._talk);

    public LegOutcome StopTalk() => WhenLive(() => _talk = null);

    /// <summary>Begins to play a sound, until the time is over; null never ends.</summary>
    public LegOutcome StartStream(TimeSpan? length) => Play(length, static (leg, sound) => leg._stream = sound, static leg => leg._stream);

    public LegOutcome StopStream() => WhenLive(() => _stream = null);

    /// <summary>Who is told of each key that is pressed; null where nobody asked.</summary>
    public WebhookTarget? DtmfListener => Run?.DtmfListener;

    /// <summary>Has somebody told of each key that is pressed, or with null nobody any more.</summary>
    public LegOutcome ListenForDigits(WebhookTarget? listener)
    {
        var outcome = Probe();
        if (outcome == LegOutcome.Done) Run?.SubscribeDtmf(listener);
        return outcome;
    }

    /// <summary>Does nothing but say whether something can be done to the leg now.</summary>
    public LegOutcome Probe() => WhenLive(static () => { });

    /// <summary>Does something at a certain time, unless the leg has left the given status by then. All live statuses are one here.</summary>
    public void At(LegStatus during, DateTimeOffset due, Action<DateTimeOffset> action)
    {
        lock (_gate)
        {
            if (_closed || !IsIn(during)) return;
            var wait = due - _clock.UtcNow;
            _timers.Add(_clock.Schedule(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, () =>
            {
                if (IsIn(during)) action(due);
            }));
        }
    }

    /// <summary>Notes that the leg is in another conversation now. Only the store does that.</summary>
    internal void MoveTo(string conversationUuid) => _conversationUuid = conversationUuid;

    /// <summary>Stops all timers. The leg stays as it is.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            StopTimers();
        }
    }

    private LegOutcome Play(TimeSpan? length, Action<SandboxLeg, object?> set, Func<SandboxLeg, object?> get)
    {
        var sound = new object();
        var outcome = WhenLive(() => set(this, sound));
        if (outcome == LegOutcome.Done && length is { } time)
        {
            At(LegStatus.Answered, _clock.UtcNow + time, _ => Locked<object?>(() =>
            {
                // Another sound may have taken its place in the meantime.
                if (ReferenceEquals(get(this), sound)) set(this, null);
                return null;
            }));
        }

        return outcome;
    }

    private bool IsIn(LegStatus during) => _status == during || (_status.IsLive() && during.IsLive());

    private bool Change(Func<LegStatus, LegChange?> decide)
    {
        lock (_gate)
        {
            if (_closed || decide(_status) is not { } change) return false;
            Become(change);
            _news.Enqueue(change);
        }

        TellNews();
        return true;
    }

    // Whoever comes while somebody tells leaves the news to them: so they go out in their order.
    private void TellNews()
    {
        lock (_gate)
        {
            if (_isTelling) return;
            _isTelling = true;
        }

        while (NextNews() is { } change) Entered(change);
    }

    private LegChange? NextNews()
    {
        lock (_gate)
        {
            if (_news.Count > 0) return _news.Dequeue();
            _isTelling = false;
            return null;
        }
    }

    // Only under the lock.
    private void Become(LegChange change)
    {
        // What is to happen in an answered leg happens also when a machine is found to have answered it.
        if (change.Status != LegStatus.Machine) StopTimers();
        _status = change.Status;
        if (change.Status == LegStatus.Answered) _answeredAt = change.At;
        if (!change.Status.HasEnded()) return;

        _endedAt = change.At;
        _talk = null;
        _stream = null;
    }

    private void Entered(LegChange change)
    {
        switch (change.Status)
        {
            // Who calls in waits as long as the application needs; real time passes slowly for a fast clock.
            case LegStatus.Ringing when !IsInbound:
                At(LegStatus.Ringing, change.At + Order.RingingTimer, at => End(new LegChange(LegStatus.Timeout, at)));
                break;
            case LegStatus.Answered:
                At(LegStatus.Answered, change.At + Order.LengthTimer, at => End(LegChange.Completed(at, LegChange.Platform)));
                break;
        }

        _observer.OnChange(this, change);
    }

    private LegOutcome WhenLive(Action change)
    {
        lock (_gate)
        {
            if (_status.HasEnded()) return LegOutcome.Ended;
            if (!_status.IsLive()) return LegOutcome.TooEarly;
            change();
            return LegOutcome.Done;
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void StopTimers()
    {
        foreach (var timer in _timers) timer.Dispose();
        _timers.Clear();
    }

    private static string OwnNumber(string uuid)
    {
        var choice = int.Parse(uuid.Substring(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 1000;
        return OwnNumbers + choice.ToString("000", CultureInfo.InvariantCulture);
    }
}
