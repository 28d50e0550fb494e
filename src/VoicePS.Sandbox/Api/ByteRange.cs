using System;
using System.Globalization;

namespace VoicePS.Sandbox.Api;

/// <summary>One range of bytes as a client asks for it. Without a first byte it is as many bytes as there are in the end.</summary>
internal sealed record ByteRange(long? First, long? Last)
{
    /// <summary>Reads the header <c>Range</c>; null where the whole file is to be sent: also for several ranges, which a server may.</summary>
    public static ByteRange? Parse(string? header)
    {
        const string Unit = "bytes=";
        if (header is null || !header.Trim().StartsWith(Unit, StringComparison.OrdinalIgnoreCase)) return null;

        var parts = header.Trim().Substring(Unit.Length).Split('-');
        if (parts.Length != 2) return null;

        var (first, last) = (Number(parts[0]), Number(parts[1]));
        if ((first is null && parts[0].Trim().Length > 0) || (last is null && parts[1].Trim().Length > 0)) return null;
        if (first is null && last is null) return null;
        return first > last ? null : new ByteRange(first, last);
    }

    /// <summary>The bytes it means in a file of that length; null where it has none of them.</summary>
    public (long First, long Last)? Within(long length)
    {
        var first = First ?? Math.Max(0, length - Last!.Value);
        var last = First is null ? length - 1 : Math.Min(Last ?? long.MaxValue, length - 1);
        return first <= last ? (first, last) : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
