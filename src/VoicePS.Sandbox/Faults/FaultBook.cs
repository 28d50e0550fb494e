using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Faults;

/// <summary>The faults that are set, in the order in which they were. Safe to use from several threads.</summary>
internal sealed class FaultBook
{
    private readonly object _gate = new();
    private volatile FaultRule[] _rules = Array.Empty<FaultRule>();

    /// <summary>Sets a fault, and with it puts an end to the one of the same name.</summary>
    /// <exception cref="ArgumentException">It does not fit together; the message says why.</exception>
    public VoiceSandboxFault Set(VoiceSandboxFault fault)
    {
        var rule = new FaultRule(FaultRules.Complete(fault));
        lock (_gate)
        {
            var rules = _rules.ToList();
            var place = rules.FindIndex(known => Is(known, rule.Fault.Name));
            if (place < 0) rules.Add(rule);
            else rules[place] = rule;
            _rules = rules.ToArray();
        }

        return rule.Fault;
    }

    /// <summary>Puts an end to a fault. False where there is none of that name.</summary>
    public bool Remove(string name)
    {
        lock (_gate)
        {
            var rules = _rules.Where(rule => !Is(rule, name)).ToArray();
            var found = rules.Length < _rules.Length;
            _rules = rules;
            return found;
        }
    }

    public IReadOnlyList<VoiceSandboxFault> Read() => _rules.Select(static rule => rule.Read()).ToArray();

    /// <summary>Decides what goes wrong with a request.</summary>
    public RequestTrouble Meet(string method, string path)
    {
        var rules = _rules;
        return rules.Length == 0 ? RequestTrouble.None : RequestTrouble.Draw(rules.Where(rule => rule.Fits(method, path)).ToArray());
    }

    private static bool Is(FaultRule rule, string name) => rule.Fault.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);
}
