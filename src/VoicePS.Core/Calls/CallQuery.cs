using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VoicePS.Core.Calls;

/// <summary>Which calls to list (API reference: "Retrieve information about all your calls").</summary>
public sealed class CallQuery
{
    /// <summary>The most calls that the service puts on one page.</summary>
    public const int MaximumPageSize = 100;

    /// <summary>Only calls in this status.</summary>
    public string? Status { get; set; }

    /// <summary>Only calls after this time.</summary>
    public DateTimeOffset? DateStart { get; set; }

    /// <summary>Only calls before this time.</summary>
    public DateTimeOffset? DateEnd { get; set; }

    /// <summary>Only calls of this conversation.</summary>
    public string? ConversationUuid { get; set; }

    /// <summary>asc (the service's default) or desc.</summary>
    public string? Order { get; set; }

    /// <summary>How many calls come with each request: 1 to 100.</summary>
    public int PageSize { get; set; } = MaximumPageSize;

    /// <summary>Writes the query string.</summary>
    /// <param name="recordIndex">Where the page begins, in the service's own counting; null for the beginning.</param>
    /// <returns>The query string with its question mark.</returns>
    internal string ToQueryString(string? recordIndex)
    {
        var parts = new List<KeyValuePair<string, string?>>
        {
            new("status", Status),
            new("date_start", FormatTime(DateStart)),
            new("date_end", FormatTime(DateEnd)),
            new("page_size", PageSize.ToString(CultureInfo.InvariantCulture)),
            new("record_index", recordIndex),
            new("order", Order),
            new("conversation_uuid", ConversationUuid),
        };
        return "?" + string.Join("&", parts
            .Where(static part => part.Value is not null)
            .Select(static part => part.Key + "=" + Uri.EscapeDataString(part.Value)));
    }

    private static string? FormatTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
