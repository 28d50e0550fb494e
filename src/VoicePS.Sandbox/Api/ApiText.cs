using System;
using System.Globalization;

namespace VoicePS.Sandbox.Api;

/// <summary>How the service writes times and money.</summary>
internal static class ApiText
{
    public static string Money(decimal amount) => amount.ToString("0.00000000", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time as recordings have it.</summary>
    public static string WholeSecond(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
