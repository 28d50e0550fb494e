using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>Collects what is found. There is an end to it, however bad an NCCO is.</summary>
internal sealed class FindingList
{
    private const int Limit = 1000;

    private readonly List<(int Action, VoiceNccoFinding Finding)> _findings = [];
    private readonly string? _source;

    /// <param name="source">The file that the NCCO was read from, or null.</param>
    public FindingList(string? source) => _source = source;

    /// <summary>True where it is no use to look any further.</summary>
    public bool IsFull => _findings.Count >= Limit;

    public void Error(NccoPath path, string rule, string message, string fix) =>
        Add(path, rule, VoiceNccoSeverity.Error, message, fix);

    public void Warning(NccoPath path, string rule, string message, string fix) =>
        Add(path, rule, VoiceNccoSeverity.Warning, message, fix);

    public void Add(NccoPath path, string rule, VoiceNccoSeverity severity, string message, string fix)
    {
        if (IsFull) return;
        _findings.Add((path.Action, new VoiceNccoFinding(path.ToString(), rule, severity, message, fix, _source)));
        if (!IsFull) return;
        _findings.Add((int.MaxValue, new VoiceNccoFinding(
            string.Empty,
            NccoRules.TooManyFindings,
            VoiceNccoSeverity.Error,
            $"There are {Limit} findings or more; the rest is left out.",
            "Correct these and test again.",
            _source)));
    }

    /// <summary>The findings, action by action.</summary>
    public IReadOnlyList<VoiceNccoFinding> InOrder() =>
        [.. _findings.OrderBy(static entry => entry.Action).Select(static entry => entry.Finding)];
}
