using System;
using System.Text.Json;
using VoicePS.Sandbox.Api.Validation;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>Writes a page of calls with its links. Only the meaning of record_index differs between the versions.</summary>
internal static class ListJson
{
    public static void Write(Utf8JsonWriter json, CallPage page, ListQuery query, SandboxApiVersion version)
    {
        json.WriteNumber("page_size", query.PageSize);
        json.WriteNumber("record_index", query.RecordIndex);
        json.WriteNumber("count", page.Count);
        json.WriteStartObject("_embedded");
        json.WriteStartArray("calls");
        foreach (var call in page.Calls)
        {
            json.WriteStartObject();
            CallJson.Write(json, call, version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        WriteLinks(json, page.Count, query, Stride(query, version));
    }

    /// <summary>How many records lie before a page.</summary>
    public static long Skip(ListQuery query, SandboxApiVersion version) =>
        version == SandboxApiVersion.V2017 ? (long)query.RecordIndex * query.PageSize : query.RecordIndex;

    // By how much record_index grows from one page to the next.
    private static int Stride(ListQuery query, SandboxApiVersion version) =>
        version == SandboxApiVersion.V2017 ? 1 : query.PageSize;

    private static void WriteLinks(Utf8JsonWriter json, int count, ListQuery query, int stride)
    {
        var index = (long)query.RecordIndex;
        var last = count == 0 ? 0 : (long)((count - 1) / query.PageSize) * stride;
        var recordsBefore = index / stride * query.PageSize + index % stride;

        json.WriteStartObject("_links");
        CallJson.WriteLink(json, "self", Link(query, index));
        CallJson.WriteLink(json, "first", Link(query, null));
        CallJson.WriteLink(json, "last", Link(query, last));
        if (recordsBefore + query.PageSize < count) CallJson.WriteLink(json, "next", Link(query, index + stride));
        // From beyond the end, the way back leads to the last page.
        if (index > 0) CallJson.WriteLink(json, "prev", Link(query, Math.Max(0, Math.Min(index - stride, last))));
        json.WriteEndObject();
    }

    private static string Link(ListQuery query, long? index)
    {
        var place = index is { } record ? FormattableString.Invariant($"&record_index={record}") : "";
        return FormattableString.Invariant($"/v1/calls?page_size={query.PageSize}{place}{query.FilterText}");
    }
}
