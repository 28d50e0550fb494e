using System;
using System.Globalization;

namespace VoicePS.Core.Json;

/// <summary>Reads what the service writes as text. What cannot be read is null: one odd field must not lose the rest.</summary>
internal static class TolerantText
{
    /// <summary>Money, always with a decimal point: "0.10000000".</summary>
    public static decimal? Money(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    /// <summary>A duration in seconds: "60".</summary>
    public static TimeSpan? Seconds(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    /// <summary>A duration in seconds; null where no duration is that long.</summary>
    public static TimeSpan? Seconds(decimal seconds) =>
        seconds >= 0 && seconds <= (decimal)TimeSpan.MaxValue.TotalSeconds - 1
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>A moment or a duration in milliseconds: "1800".</summary>
    public static TimeSpan? Milliseconds(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds >= 0 && milliseconds <= (decimal)TimeSpan.MaxValue.TotalMilliseconds - 1
            ? TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond))
            : null;

    /// <summary>A time: ISO 8601, or "2020-01-01 12:00:00", which the service means as UTC.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>A whole number: "18990".</summary>
    public static long? Whole(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True or false, whatever its case.</summary>
    public static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;
}
