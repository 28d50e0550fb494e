using System;
using System.Globalization;

namespace VoicePS.Core.Calls;

/// <summary>
/// Foresees where the pages of a list begin, from the first page's own link. Whether record_index counts records or pages
/// differs between services; what it grows by from one page to the next shows it.
/// </summary>
internal sealed class PageForecast
{
    private readonly long _stride;
    private readonly long _end;

    private PageForecast(long stride, long end)
    {
        _stride = stride;
        _end = end;
    }

    /// <summary>Learns from the first page.</summary>
    /// <param name="next">The record index that the first page links to.</param>
    /// <param name="announced">How many calls the service says there are, or fewer where not all are wanted.</param>
    /// <param name="onPage">How many calls the first page has.</param>
    /// <returns>The forecast; null where nothing can be foreseen.</returns>
    public static PageForecast? Learn(string next, long? announced, int onPage)
    {
        if (announced is not { } total || onPage < 1 || Read(next) is not { } stride) return null;

        var pages = total / onPage + (total % onPage > 0 ? 1 : 0);
        return pages <= long.MaxValue / stride ? new PageForecast(stride, pages * stride) : null;
    }

    /// <summary>Where the page after this one begins.</summary>
    /// <param name="recordIndex">Where a page begins; null for the first.</param>
    /// <returns>The record index; null where no further page is expected.</returns>
    public string? After(string? recordIndex)
    {
        var next = (recordIndex is null ? 0 : Read(recordIndex) ?? _end) + _stride;
        return next < _end ? next.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static long? Read(string recordIndex) =>
        long.TryParse(recordIndex, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index > 0 && index < long.MaxValue / 4
            ? index
            : null;
}
