using System.Globalization;
using System.Text;

namespace VoicePS.Bench.Server;

/// <summary>Calls as the service writes them: the fields, links and lengths of the API reference's own example.</summary>
internal static class CallText
{
    public const int PageSize = 100;

    private static readonly string[] Statuses = ["completed", "busy", "completed", "unanswered"];

    public static string Id(int number) => $"63f61863-4a51-4f6b-86e1-{number.ToString("x12", CultureInfo.InvariantCulture)}";

    /// <summary>The calls of each page, as the inside of a JSON array.</summary>
    public static byte[][] Pages(int calls) =>
        [.. Enumerable.Range(0, (calls + PageSize - 1) / PageSize).Select(page => Calls(page * PageSize, Math.Min(PageSize, calls - (page * PageSize))))];

    public static byte[] Calls(int first, int count) =>
        Encoding.UTF8.GetBytes(string.Join(",", Enumerable.Range(first, count).Select(static number => One(Id(number), Statuses[number % Statuses.Length]))));

    public static byte[] Page(byte[] calls, int size, int index, int total)
    {
        var next = index + size < total ? $$""","next":{"href":"/v1/calls?page_size={{size}}&record_index={{index + size}}"}""" : string.Empty;
        var head = Encoding.UTF8.GetBytes($$"""{"page_size":{{size}},"record_index":{{index}},"count":{{total}},"_embedded":{"calls":[""");
        var tail = Encoding.UTF8.GetBytes(
            $$$"""]},"_links":{"self":{"href":"/v1/calls?page_size={{{size}}}&record_index={{{index}}}"},"first":{"href":"/v1/calls?page_size={{{size}}}"},"last":{"href":"/v1/calls?page_size={{{size}}}&record_index={{{(total - 1) / size * size}}}"}{{{next}}}}}""");
        return [.. head, .. calls, .. tail];
    }

    public static string One(string id, string status) =>
        $$"""{"uuid":"{{id}}","conversation_uuid":"CON-f972836a-550f-45fa-956c-12a2ab5b7d22","to":{"type":"phone","number":"447700900000"},"from":{"type":"phone","number":"447700900001"},"status":"{{status}}","direction":"outbound","rate":"0.10000000","price":"0.00333333","duration":"2","start_time":"2024-04-18T16:01:51.000Z","end_time":"2024-04-18T16:01:53.000Z","network":"23420","_links":{"self":{"href":"/v1/calls/{{id}}"} } }""";
}
