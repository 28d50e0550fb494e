using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Sandbox.Faults;

/// <summary>
/// What goes wrong with one request. Latency and a wrong clock come on top of everything else. Of the faults that take
/// the place of the answer, the first that strikes counts, and of those that spoil the answer likewise.
/// </summary>
internal sealed class RequestTrouble
{
    public static readonly RequestTrouble None = new(Array.Empty<FaultRule>());

    private readonly FaultRule[] _rules;
    private readonly List<string> _names = new();

    private RequestTrouble(FaultRule[] rules) => _rules = rules;

    /// <summary>How long the request waits before anything happens to it.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>By how much the clock is off that the request is judged by.</summary>
    public TimeSpan ClockOffset { get; private set; }

    /// <summary>What happens instead of an answer; null where the request is processed.</summary>
    public VoiceSandboxFault? Instead { get; private set; }

    /// <summary>The names of the faults that struck, for the log.</summary>
    public IReadOnlyList<string> Names => _names;

    public static RequestTrouble Draw(FaultRule[] rules)
    {
        if (rules.Length == 0) return None;

        var trouble = new RequestTrouble(rules);
        foreach (var rule in rules) trouble.DrawBefore(rule);
        return trouble;
    }

    /// <summary>Decides what goes wrong with the answer; null where nothing does. A body that is not there cannot be spoilt.</summary>
    /// <param name="hasBody">True where the answer has a body.</param>
    /// <param name="isJson">True where that body is JSON.</param>
    public VoiceSandboxFault? Spoil(bool hasBody, bool isJson)
    {
        foreach (var rule in _rules.Where(rule => Spoils(rule.Kind, hasBody, isJson)))
        {
            if (Strikes(rule)) return rule.Fault;
        }

        return null;
    }

    private void DrawBefore(FaultRule rule)
    {
        switch (rule.Kind)
        {
            case VoiceSandboxFaultKind.Latency when Strikes(rule):
                Latency += rule.Fault.Delay!.Value;
                break;
            case VoiceSandboxFaultKind.ClockSkew when Strikes(rule):
                ClockOffset += rule.Fault.ClockOffset!.Value;
                break;
            case VoiceSandboxFaultKind.Status or VoiceSandboxFaultKind.ResetBefore when Instead is null && Strikes(rule):
                Instead = rule.Fault;
                break;
        }
    }

    private bool Strikes(FaultRule rule)
    {
        if (!rule.Strikes()) return false;
        _names.Add(rule.Fault.Name);
        return true;
    }

    private static bool Spoils(VoiceSandboxFaultKind kind, bool hasBody, bool isJson) => kind switch
    {
        VoiceSandboxFaultKind.ResetAfter => true,
        VoiceSandboxFaultKind.SlowBody or VoiceSandboxFaultKind.CutBody => hasBody,
        VoiceSandboxFaultKind.MalformedJson or VoiceSandboxFaultKind.WrongContentType => isJson,
        _ => false,
    };
}
