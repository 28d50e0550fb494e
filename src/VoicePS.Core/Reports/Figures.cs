using System;
using System.Globalization;

namespace VoicePS.Core.Reports;

/// <summary>Writes figures as people read them in a report, in English.</summary>
internal static class Figures
{
    private const int LongestText = 60;

    /// <summary>What stands where there is nothing to tell.</summary>
    public const string None = "\u2013";

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Calls(long count) => Count(count) + (count == 1 ? " call" : " calls");

    public static string Euros(decimal amount) => "\u20AC" + amount.ToString("#,0.00##", CultureInfo.InvariantCulture);

    /// <summary>A sum in cents, and in parts of them where it would else seem to be next to nothing.</summary>
    public static string RoundEuros(decimal amount) => Euros(Math.Round(amount, amount < 1 ? 4 : 2, MidpointRounding.AwayFromZero));

    /// <summary>Minutes as a whole number, and in parts of one where they would else seem to be none.</summary>
    public static string Minutes(decimal minutes) => minutes.ToString(minutes < 10 ? "0.##" : "N0", CultureInfo.InvariantCulture);

    public static string Share(double? part) => part is { } share ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%" : None;

    public static string Time(TimeSpan? time) => time switch
    {
        null => None,
        { TotalHours: >= 1 } span => Format(span, "{0:0}:{1:mm\\:ss}", Math.Floor(span.TotalHours)),
        { } span => Format(span, "{0:0}:{1:ss}", Math.Floor(span.TotalMinutes)),
    };

    public static string Moment(DateTimeOffset? moment, TimeZoneInfo zone) => moment is { } time
        ? TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)
        : None;

    public static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A text that the service or somebody else wrote, so that not even an endless one can spoil the page.</summary>
    public static string Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return None;
        return text!.Length <= LongestText ? text : text.Substring(0, LongestText) + "\u2026";
    }

    private static string Format(TimeSpan span, string format, double units) => string.Format(CultureInfo.InvariantCulture, format, units, span);
}
