using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Reports;

/// <summary>Counts durations in classes that grow, as most calls are short and a few are long.</summary>
internal sealed class DurationHistogram
{
    // The end of each class but the last, in seconds; the end itself belongs to the next.
    private static readonly int[] Ends = [15, 30, 60, 120, 300, 600];

    private static readonly string[] Names = ["<15s", "15s+", "30s+", "1m+", "2m+", "5m+", "10m+"];

    private readonly int[] _counts = new int[Ends.Length + 1];

    /// <summary>The classes and how many durations are in each, the shortest first.</summary>
    public IEnumerable<(string Name, int Count)> Classes => Names.Zip(_counts, static (name, count) => (name, count));

    public int Count => _counts.Sum();

    public void Add(TimeSpan duration)
    {
        var place = Array.FindIndex(Ends, end => duration.TotalSeconds < end);
        _counts[place < 0 ? Ends.Length : place]++;
    }
}
