using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Faults;

/// <summary>A fault at work: decides request by request, and counts. Safe to use from several threads.</summary>
internal sealed class FaultRule
{
    private readonly Regex _path;
    private readonly ulong _seed;
    private long _seen;
    private long _hits;

    public FaultRule(VoiceSandboxFault fault)
    {
        Fault = fault;
        _path = new Regex(
            "^" + Regex.Escape(fault.Path).Replace(@"\*", ".*").Replace(@"\?", ".") + "$",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
        _seed = unchecked((ulong)fault.Seed!.Value);
    }

    public VoiceSandboxFault Fault { get; }

    public VoiceSandboxFaultKind Kind => Fault.Kind;

    public bool Fits(string method, string path) =>
        (Fault.Method.Count == 0 || Fault.Method.Contains(method, StringComparer.OrdinalIgnoreCase)) && _path.IsMatch(path);

    /// <summary>Decides about the next request. The n-th request meets the same fate for the same seed, however many come at once.</summary>
    public bool Strikes()
    {
        var number = (ulong)Interlocked.Increment(ref _seen);
        return Dice.Fraction(_seed, number) < Fault.Share && TakeOne();
    }

    public VoiceSandboxFault Read() => Fault with { Seen = Interlocked.Read(ref _seen), Hits = Interlocked.Read(ref _hits) };

    private bool TakeOne()
    {
        var limit = Fault.Count ?? long.MaxValue;
        while (true)
        {
            var hits = Interlocked.Read(ref _hits);
            if (hits >= limit) return false;
            if (Interlocked.CompareExchange(ref _hits, hits + 1, hits) == hits) return true;
        }
    }
}
