using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Sandbox.Calls;

/// <summary>
/// Calls that ended before the sandbox was started, as many as wanted. None of them is kept: each is made anew from
/// the seed and its number whenever somebody looks at it, so that a hundred thousand cost little more than one. Only
/// the numbers of each status are kept, four bytes a call. The ids hold the number, hidden by the seed.
/// </summary>
internal sealed class SeededCalls
{
    // Between the last of them and the start lies more time than the longest of them takes.
    private static readonly TimeSpan Newest = TimeSpan.FromMinutes(30);

    // Some hours before the first of them is older than calls are kept for, so that nobody's list shrinks meanwhile.
    private static readonly TimeSpan Spread = TimeSpan.FromHours(44);

    private readonly ulong _seed;
    private readonly DateTimeOffset _begin;
    private readonly SandboxApiVersion _version;
    private readonly Dictionary<LegStatus, int[]> _byStatus;

    /// <param name="count">How many.</param>
    /// <param name="seed">Decides all but the times, which lie before the start in the same way for the same seed.</param>
    /// <param name="start">When the sandbox starts.</param>
    /// <param name="version">Which form of the API is spoken.</param>
    public SeededCalls(int count, int seed, DateTimeOffset start, SandboxApiVersion version)
    {
        Count = count;
        _seed = Dice.Mix(unchecked((ulong)seed));
        _begin = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond)) - Spread;
        _version = version;
        _byStatus = Enumerable.Range(0, count).GroupBy(StatusOf).ToDictionary(static group => group.Key, static group => group.ToArray());
    }

    public int Count { get; }

    public SeededCall this[int index] => new(this, index);

    /// <summary>The call of an id; null where there is none.</summary>
    public SeededCall? Find(string uuid) =>
        Guid.TryParse(uuid, out var id) && IndexIn(id) is { } index && UuidOf(index) == uuid ? this[index] : null;

    /// <summary>The numbers of the calls that fit, in the order of their creation.</summary>
    /// <param name="filter">What is wanted.</param>
    /// <param name="keptSince">Everything before that is forgotten.</param>
    public IndexSpan Select(CallFilter filter, DateTimeOffset keptSince)
    {
        var from = filter.From > keptSince ? filter.From.Value : keptSince;
        var first = FirstIndex(Count, index => CreatedAt(index) >= from);
        var end = filter.To is { } to ? FirstIndex(Count, index => CreatedAt(index) > to) : Count;
        if (filter.ConversationUuid is { } conversation) (first, end) = Narrow(conversation, first, end);
        if (filter.Status is not { } status) return new IndexSpan(null, first, Math.Max(0, end - first));

        var numbers = _byStatus.TryGetValue(status, out var found) ? found : Array.Empty<int>();
        var start = FirstIndex(numbers.Length, place => numbers[place] >= first);
        return new IndexSpan(numbers, start, Math.Max(0, FirstIndex(numbers.Length, place => numbers[place] >= end) - start));
    }

    internal DateTimeOffset CreatedAt(int index)
    {
        // Each has a part of the time to itself, so that the order of the numbers is the order of the times.
        var part = (Spread - Newest).TotalMilliseconds / Count;
        return _begin.AddMilliseconds(Math.Floor(part * (index + Roll(index, 1))));
    }

    internal LegStatus StatusOf(int index) => Roll(index, 2) switch
    {
        < 0.76 => LegStatus.Completed,
        < 0.85 => LegStatus.Unanswered,
        < 0.91 => LegStatus.Busy,
        < 0.94 => LegStatus.Failed,
        < 0.96 => LegStatus.Rejected,
        < 0.98 => LegStatus.Cancelled,
        _ => LegStatus.Timeout,
    };

    // Nobody can tell why a call that came in was busy; and the application answers nearly all of them.
    internal bool IsInbound(int index) => StatusOf(index) is LegStatus.Completed or LegStatus.Cancelled && Roll(index, 3) < 0.2;

    internal string UuidOf(int index) => IdOf(index, 4).ToString(IsInbound(index) ? "N" : "D");

    internal string ConversationUuidOf(int index) =>
        (_version == SandboxApiVersion.V2017 ? "" : "CON-") + IdOf(index, 5);

    /// <summary>A number from 0 up to but not including 1, for one of the things that are open about a call.</summary>
    internal double Roll(int index, ulong thing) => Dice.Fraction(_seed + thing, (ulong)index);

    private (int First, int End) Narrow(string conversation, int first, int end)
    {
        var text = conversation.StartsWith("CON-", StringComparison.Ordinal) ? conversation.Substring(4) : conversation;
        return Guid.TryParse(text, out var id) && IndexIn(id) is { } index && ConversationUuidOf(index) == conversation && index >= first && index < end
            ? (index, index + 1)
            : (0, 0);
    }

    // The last six bytes are the number, made unreadable by what the first four are.
    private Guid IdOf(int index, ulong thing)
    {
        var bits = Dice.Throw(_seed + thing, (ulong)index);
        var node = ((ulong)index ^ Mask((uint)bits)) & 0xFFFF_FFFF_FFFFUL;
        return Guid.ParseExact(
            string.Format(
                CultureInfo.InvariantCulture,
                "{0:x8}-{1:x4}-4{2:x3}-{3:x4}-{4:x12}",
                (uint)bits,
                (bits >> 32) & 0xFFFF,
                (bits >> 48) & 0xFFF,
                0x8000 | ((bits >> 46) & 0x3FFF),
                node),
            "D");
    }

    private int? IndexIn(Guid id)
    {
        var text = id.ToString("N");
        var head = uint.Parse(text.Substring(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var node = ulong.Parse(text.Substring(20), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var index = (node ^ Mask(head)) & 0xFFFF_FFFF_FFFFUL;
        return index < (ulong)Count ? (int)index : null;
    }

    private ulong Mask(uint head) => Dice.Throw(~_seed, head);

    // Binary search for the first place from which on something holds.
    private static int FirstIndex(int count, Func<int, bool> holds)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (holds(middle)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
