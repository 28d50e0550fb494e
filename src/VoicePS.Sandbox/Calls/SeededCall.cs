using System;
using System.Globalization;

namespace VoicePS.Sandbox.Calls;

/// <summary>One of the calls that were there before the sandbox, for as long as somebody looks at it.</summary>
internal sealed class SeededCall : ICallRecord
{
    private const int ShortestSeconds = 3;
    private const int LongestSeconds = 1500;
    private const double MeanSeconds = 75;
    private const int CarrierSeconds = 20;

    // Numbers that are reserved for films and books, so that no seeded call shows anybody's own: how each begins, and how many digits follow.
    private static readonly (string Prefix, int Digits)[] Ranges =
    {
        ("447700900", 3), ("447700900", 3), ("447700900", 3), ("442079460", 3), ("441632960", 3), ("120255501", 2), ("121255501", 2), ("331990000", 2), ("3531555", 4),
    };

    private readonly SeededCalls _calls;
    private readonly int _index;

    public SeededCall(SeededCalls calls, int index)
    {
        _calls = calls;
        _index = index;
    }

    public string Uuid => _calls.UuidOf(_index);

    public string ConversationUuid => _calls.ConversationUuidOf(_index);

    public string Direction => IsInbound ? "inbound" : "outbound";

    public LegEndpoint To => Phone(IsInbound ? OwnNumber : OtherNumber);

    public string From => IsInbound ? OtherNumber : OwnNumber;

    public Tariff Tariff => IsInbound ? Tariffs.ForInbound(From) : Tariffs.For(To);

    public DateTimeOffset CreatedAt => _calls.CreatedAt(_index);

    private bool IsInbound => _calls.IsInbound(_index);

    // An application has few numbers, the world has many.
    private string OwnNumber => "44770090000" + ((int)(_calls.Roll(_index, 6) * 5)).ToString(CultureInfo.InvariantCulture);

    private string OtherNumber
    {
        get
        {
            var (prefix, digits) = Ranges[(int)(_calls.Roll(_index, 7) * Ranges.Length)];
            var number = (int)(_calls.Roll(_index, 8) * Math.Pow(10, digits));
            return prefix + number.ToString(new string('0', digits), CultureInfo.InvariantCulture);
        }
    }

    public LegSnapshot Snapshot()
    {
        var status = _calls.StatusOf(_index);
        var rung = _calls.CreatedAt(_index).AddMilliseconds(1500);
        if (status != LegStatus.Completed) return new LegSnapshot(status, null, rung + Wait(status));

        var answered = rung + Wait(status);
        return new LegSnapshot(status, answered, answered.AddSeconds(TalkSeconds()));
    }

    private TimeSpan Wait(LegStatus status) => TimeSpan.FromSeconds(status switch
    {
        LegStatus.Timeout => CallOrder.DefaultRingingTimer,
        LegStatus.Unanswered => CarrierSeconds,
        LegStatus.Failed or LegStatus.Busy => 0,
        _ => 2 + Math.Floor(_calls.Roll(_index, 9) * 16),
    });

    // Most calls are short, and a few are long.
    private int TalkSeconds() =>
        (int)Math.Min(LongestSeconds, ShortestSeconds - MeanSeconds * Math.Log(1 - _calls.Roll(_index, 10)));

    private static LegEndpoint Phone(string number) => new("phone", "number", number, default);
}
