using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>Words for messages.</summary>
internal static class Words
{
    private const int LongestValue = 60;

    /// <summary>"a, b or c".</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[words.Count - 1]}";

    /// <summary>A number as JSON has it.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>What kind of value it is: "the text "2"", "the number 5", "a list".</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        string => $"the text {Json(value)}",
        bool flag => flag ? "true" : "false",
        decimal or double => $"the number {Json(value)}",
        Dictionary<string, object?> => "an object",
        _ => "a list",
    };

    /// <summary>A value as JSON, cut where it is long.</summary>
    public static string Json(object? value)
    {
        // What is cut anyway need not be written first.
        if (value is string { Length: > LongestValue } text)
        {
            value = text.Substring(0, char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue) + "…";
        }

        if (value is Dictionary<string, object?> or object?[]) return value is Dictionary<string, object?> ? "{…}" : "[…]";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PlainJson.WriterOptions)) PlainJson.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The one of some words that somebody probably meant; null where none is near.</summary>
    public static string? Nearest(string word, IReadOnlyCollection<string> candidates)
    {
        if (word.Length is 0 or > 40) return null;
        var begun = word.Length < 3 ? [] : candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (begun.Length == 1) return begun[0];

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        // A third of the letters may be wrong, as in maxDigit, beepOnStart or lanugage.
        return best is not null && bestDistance <= Math.Max(1, Math.Min(word.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>How many letters must be added, left out, changed or swapped with the next.</summary>
    private static int Distance(string one, string other)
    {
        var beforePrevious = new int[other.Length + 1];
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            beforePrevious = previous;
            previous = current;
        }

        return previous[other.Length];
    }
}
