using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Jwt.Keys;

/// <summary>Finds the blocks in PEM text, whatever stands before, between and after them.</summary>
internal static class PemScanner
{
    private const string Begin = "-----BEGIN";
    private const string End = "-----END";
    private const string Dashes = "-----";
    private const int LongestLabel = 64;

    public static IReadOnlyList<PemBlock> Scan(char[] text)
    {
        var blocks = new List<PemBlock>();
        var start = Find(text, Begin, 0, text.Length);
        while (start >= 0)
        {
            var afterBegin = start + Begin.Length;
            var next = Find(text, Begin, afterBegin, text.Length);
            blocks.Add(ReadBlock(text, afterBegin, next < 0 ? text.Length : next));
            start = next;
        }

        return blocks;
    }

    /// <summary>Prefers a key that can be read; then any private key, so that the refusal speaks of that one.</summary>
    public static PemBlock Choose(IReadOnlyList<PemBlock> blocks) =>
        blocks.FirstOrDefault(static block => PemLabels.IsReadable(block.Label))
        ?? blocks.FirstOrDefault(static block => block.Label.EndsWith(PemLabels.Pkcs8, StringComparison.Ordinal))
        ?? blocks[0];

    private static PemBlock ReadBlock(char[] text, int start, int limit)
    {
        var label = ReadLabel(text, start, limit, out var bodyStart);
        if (label.Length == 0) return new PemBlock(label, start, limit, isComplete: false);

        var end = Find(text, End, bodyStart, limit);
        if (end < 0) return new PemBlock(label, bodyStart, limit, isComplete: false);

        var endLabel = ReadLabel(text, end + End.Length, limit, out _);
        return new PemBlock(label, bodyStart, end, isComplete: endLabel == label);
    }

    // Empty where the line is damaged. A label is no secret, so it may become a string.
    private static string ReadLabel(char[] text, int start, int limit, out int after)
    {
        after = start;
        var end = Find(text, Dashes, start, limit);
        if (end < 0 || end - start > LongestLabel) return "";

        after = end + Dashes.Length;
        var words = new string(text, start, end - start)
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var label = string.Join(" ", words);
        return label.All(IsLabelCharacter) ? label : "";
    }

    private static bool IsLabelCharacter(char c) => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or ' ' or '#';

    private static int Find(char[] text, string what, int from, int limit)
    {
        var found = text.AsSpan(from, limit - from).IndexOf(what.AsSpan());
        return found < 0 ? -1 : from + found;
    }
}
