using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>Measures calls, group by group. It holds the groups and no call.</summary>
public sealed class CallMeasurement
{
    private const string Unknown = "(unknown)";

    private readonly VoiceCallGrouping? _by;
    private readonly TimeZoneInfo _zone;
    private readonly CallFigures _all = new();
    private readonly Dictionary<string, CallFigures> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins with no calls.</summary>
    /// <param name="by">What to group the calls by; null to measure them all together.</param>
    /// <param name="zone">The time zone of days and hours.</param>
    public CallMeasurement(VoiceCallGrouping? by, TimeZoneInfo zone)
    {
        _by = by;
        _zone = zone ?? throw new ArgumentNullException(nameof(zone));
    }

    /// <summary>Adds a call to its group.</summary>
    /// <param name="call">The call.</param>
    public void Add(VoiceCall call)
    {
        if (call is null) throw new ArgumentNullException(nameof(call));
        if (_by is null)
        {
            _all.Add(call);
            return;
        }

        var group = GroupOf(call) is { Length: > 0 } name ? name : Unknown;
        if (!_groups.TryGetValue(group, out var figures)) _groups.Add(group, figures = new CallFigures());
        figures.Add(call);
    }

    /// <summary>
    /// The figures so far: days and hours in their order, other groups by their size; a single one, also for no calls,
    /// where nothing is grouped.
    /// </summary>
    /// <returns>One for each group.</returns>
    public IEnumerable<VoiceCallMeasure> Results()
    {
        if (_by is not { } by) return [_all.Measure("All")];

        var groups = _groups.Select(group => group.Value.Measure(group.Key, by));
        return by is VoiceCallGrouping.Day or VoiceCallGrouping.Hour
            ? groups.OrderBy(static group => group.Group == Unknown).ThenBy(static group => group.Group, StringComparer.Ordinal)
            : groups.OrderByDescending(static group => group.Count).ThenBy(static group => group.Group, StringComparer.OrdinalIgnoreCase);
    }

    private string? GroupOf(VoiceCall call) => _by switch
    {
        VoiceCallGrouping.Status => call.Status,
        VoiceCallGrouping.Network => call.Network,
        VoiceCallGrouping.Day => Started(call, "yyyy-MM-dd"),
        VoiceCallGrouping.Hour => Started(call, "HH:00"),
        VoiceCallGrouping.To => call.To?.Identity,
        _ => call.Direction,
    };

    private string? Started(VoiceCall call, string format) => call.StartTime is { } start
        ? TimeZoneInfo.ConvertTime(start, _zone).ToString(format, CultureInfo.InvariantCulture)
        : null;
}
