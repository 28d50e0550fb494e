using System;
using System.Collections.Generic;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// One leg of a call: its status, its timers, and what was asked of it. Every change happens under the leg's own
/// lock; whoever wants to know of a change is told outside it.
/// </summary>
internal sealed class SandboxLeg : IDisposable
{
    private readonly object _gate = new();
    private readonly ISandboxClock _clock;
    private readonly ILegBehavior _behavior;
    private readonly List<IDisposable> _timers = new();
    private readonly List<TalkOrder> _talks = new();
    private readonly List<StreamOrder> _streams = new();
    private readonly List<string> _digits = new();
    private readonly List<TransferOrder> _transfers = new();
    // Volatile, because listing looks at the status of very many legs and must not wait for any.
    private volatile LegStatus _status = LegStatus.Started;
    private DateTimeOffset? _answeredAt;
    private DateTimeOffset? _endedAt;
    private bool _closed;
    private bool _isMuted;
    private bool _isEarmuffed;
    private bool _isTalking;
    private bool _isStreaming;
    private WebhookTarget? _digitListener;

    public SandboxLeg(LegIdentity identity, CallOrder order, ISandboxClock clock, ILegBehavior behavior)
    {
        Identity = identity;
        Order = order;
        Tariff = Tariffs.For(order.To);
        _clock = clock;
        _behavior = behavior;
    }

    public LegIdentity Identity { get; }

    public CallOrder Order { get; }

    public Tariff Tariff { get; }

    public LegStatus Status => _status;

    public bool IsMuted => Locked(() => _isMuted);

    public bool IsEarmuffed => Locked(() => _isEarmuffed);

    public bool IsTalking => Locked(() => _isTalking);

    public bool IsStreaming => Locked(() => _isStreaming);

    public IReadOnlyList<TalkOrder> Talks => Locked(() => _talks.ToArray());

    public IReadOnlyList<StreamOrder> Streams => Locked(() => _streams.ToArray());

    /// <summary>Every group of DTMF digits that was sent into the leg, in order.</summary>
    public IReadOnlyList<string> Digits => Locked(() => _digits.ToArray());

    public IReadOnlyList<TransferOrder> Transfers => Locked(() => _transfers.ToArray());

    /// <summary>Who is told of each digit that the callee presses, as PUT …/input/dtmf asks for; null where nobody asked.</summary>
    public WebhookTarget? DtmfListener => Locked(() => _digitListener);

    public LegSnapshot Snapshot() => Locked(() => new LegSnapshot(_status, _answeredAt, _endedAt));

    /// <summary>Begins the life of the leg. Called once, when others can find it already.</summary>
    public void Begin() => Entered(LegStatus.Started);

    public void Ring() => Move(LegStatus.Started, LegStatus.Ringing, _clock.UtcNow);

    public void Answer() => Move(LegStatus.Ringing, LegStatus.Answered, _clock.UtcNow);

    /// <summary>
    /// Ends the leg on request. A leg that still rings is cancelled: the caller gave up. One that has only just
    /// started cannot be hung up yet, as in the real service.
    /// </summary>
    public LegOutcome HangUp()
    {
        LegStatus end;
        lock (_gate)
        {
            if (_closed || _status.HasEnded()) return LegOutcome.Ended;
            if (_status == LegStatus.Started) return LegOutcome.TooEarly;

            end = _status == LegStatus.Ringing ? LegStatus.Cancelled : LegStatus.Completed;
            Become(end, _clock.UtcNow);
        }

        Entered(end);
        return LegOutcome.Done;
    }

    public LegOutcome Mute(bool on) => WhenLive(() => _isMuted = on);

    public LegOutcome Earmuff(bool on) => WhenLive(() => _isEarmuffed = on);

    public LegOutcome Transfer(TransferOrder order) => WhenLive(() => _transfers.Add(order));

    public LegOutcome Talk(TalkOrder order) => WhenLive(() =>
    {
        _talks.Add(order);
        _isTalking = true;
    });

    public LegOutcome StopTalk() => WhenLive(() => _isTalking = false);

    public LegOutcome Stream(StreamOrder order) => WhenLive(() =>
    {
        _streams.Add(order);
        _isStreaming = true;
    });

    public LegOutcome StopStream() => WhenLive(() => _isStreaming = false);

    /// <summary>Has somebody told of each digit that the callee presses, or with null nobody any more.</summary>
    public LegOutcome ListenForDigits(WebhookTarget? listener) => WhenLive(() => _digitListener = listener);

    public LegOutcome SendDigits(string digits) => WhenLive(() => _digits.Add(digits));

    /// <summary>Does something later, unless the leg has left the given status by then.</summary>
    public void After(LegStatus during, TimeSpan delay, Action action)
    {
        lock (_gate)
        {
            if (_closed || _status != during) return;
            _timers.Add(_clock.Schedule(delay, () =>
            {
                if (Status == during) action();
            }));
        }
    }

    /// <summary>Stops all timers. The leg stays as it is.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            StopTimers();
        }
    }

    private void Move(LegStatus from, LegStatus to, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_closed || _status != from) return;
            Become(to, at);
        }

        Entered(to);
    }

    // Only under the lock.
    private void Become(LegStatus status, DateTimeOffset at)
    {
        _status = status;
        StopTimers();
        if (status == LegStatus.Answered) _answeredAt = at;
        if (!status.HasEnded()) return;

        _endedAt = at;
        _isTalking = false;
        _isStreaming = false;
    }

    private void Entered(LegStatus status)
    {
        switch (status)
        {
            case LegStatus.Ringing:
                After(status, Order.RingingTimer, () => Move(status, LegStatus.Timeout, _clock.UtcNow));
                break;
            case LegStatus.Answered:
                After(status, Order.LengthTimer, EndByLengthTimer);
                break;
        }

        _behavior.OnStatus(this, status);
    }

    // A timer is always a little late. The end is the planned moment, so that nobody pays for that little.
    private void EndByLengthTimer()
    {
        if (Snapshot().AnsweredAt is { } answered)
            Move(LegStatus.Answered, LegStatus.Completed, answered + Order.LengthTimer);
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
}
