using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Tests.PesterBridge;

internal static class Enumeration
{
    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string And(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
}
