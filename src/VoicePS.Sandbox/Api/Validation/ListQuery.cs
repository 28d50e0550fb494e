using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>The query of GET /v1/calls.</summary>
internal sealed class ListQuery
{
    private const int DefaultPageSize = 10;
    private const int MaximumPageSize = 100;

    private static readonly LegStatus[] Statuses =
    {
        LegStatus.Started, LegStatus.Ringing, LegStatus.Answered, LegStatus.Machine, LegStatus.Completed,
        LegStatus.Busy, LegStatus.Cancelled, LegStatus.Failed, LegStatus.Rejected, LegStatus.Timeout,
        LegStatus.Unanswered,
    };

    private static readonly string[] TimeForms =
    {
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    };

    private static readonly string[] FilterNames = { "status", "date_start", "date_end", "conversation_uuid", "order" };

    private ListQuery(CallFilter filter, int pageSize, int recordIndex, string filterText)
    {
        Filter = filter;
        PageSize = pageSize;
        RecordIndex = recordIndex;
        FilterText = filterText;
    }

    public CallFilter Filter { get; }

    public int PageSize { get; }

    public int RecordIndex { get; }

    /// <summary>The filters as given, to be put behind the page in every link: <c>&amp;order=desc</c> and the like.</summary>
    public string FilterText { get; }

    public static ListQuery? Read(string query, FieldErrors errors)
    {
        var parameters = QueryText.Read(query, errors);
        var filter = new CallFilter(
            ReadStatus(parameters, errors),
            ReadTime(parameters, "date_start", errors),
            ReadTime(parameters, "date_end", errors),
            ReadText(parameters, "conversation_uuid", errors),
            ReadOrder(parameters, errors));
        var pageSize = ReadInteger(parameters, "page_size", 1, MaximumPageSize, errors) ?? DefaultPageSize;
        var recordIndex = ReadInteger(parameters, "record_index", 0, int.MaxValue, errors) ?? 0;

        return errors.Any ? null : new ListQuery(filter, pageSize, recordIndex, WriteFilters(parameters));
    }

    private static string WriteFilters(Dictionary<string, string> parameters) => string.Concat(
        FilterNames.Where(parameters.ContainsKey).Select(name => $"&{name}={Uri.EscapeDataString(parameters[name])}"));

    private static LegStatus? ReadStatus(Dictionary<string, string> parameters, FieldErrors errors)
    {
        if (!parameters.TryGetValue("status", out var text)) return null;
        if (LegStatusNames.Find(text) is { } status && Statuses.Contains(status)) return status;

        errors.Add("status", $"Must be one of {string.Join(", ", Statuses.Select(static known => known.ToApiName()))}.");
        return null;
    }

    private static DateTimeOffset? ReadTime(Dictionary<string, string> parameters, string name, FieldErrors errors)
    {
        if (!parameters.TryGetValue(name, out var text)) return null;
        if (DateTimeOffset.TryParseExact(
            text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;

        errors.Add(name, "Must be a time in ISO 8601 form such as 2016-11-14T07:45:14Z.");
        return null;
    }

    private static string? ReadText(Dictionary<string, string> parameters, string name, FieldErrors errors)
    {
        if (!parameters.TryGetValue(name, out var text)) return null;
        if (text.Length > 0) return text;

        errors.Add(name, "Must not be empty.");
        return null;
    }

    private static bool ReadOrder(Dictionary<string, string> parameters, FieldErrors errors)
    {
        if (!parameters.TryGetValue("order", out var text)) return false;
        if (text is "asc" or "desc") return text == "desc";

        errors.Add("order", "Must be one of asc, desc.");
        return false;
    }

    private static int? ReadInteger(
        Dictionary<string, string> parameters, string name, int minimum, int maximum, FieldErrors errors)
    {
        if (!parameters.TryGetValue(name, out var text)) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum) return number;

        errors.Add(name, maximum == int.MaxValue
            ? $"Must be a whole number of {minimum} or more."
            : $"Must be a whole number from {minimum} to {maximum}.");
        return null;
    }
}
