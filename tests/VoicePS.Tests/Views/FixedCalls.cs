using System;
using System.Linq;
using VoicePS.Tests.Faults;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Views;

/// <summary>A service whose calls never change.</summary>
internal static class FixedCalls
{
    private const string Both = """
        "start_time":"2026-03-05T09:00:00Z","end_time":"2026-03-05T09:00:08Z","duration":"8","rate":"0.10000000","price":"0.01333333","network":"23420"
        """;

    private static readonly string List = string.Join(",", new[]
    {
        Call(1, "completed", "outbound", Phone("447700900000"), 1, Both),
        Call(2, "answered", "inbound", Phone("442079460000"), 2, """ "start_time":"2026-03-05T09:01:00Z" """),
        Call(3, "answered", "outbound", """{"type":"sip","uri":"sip:reception@example.com"}""", 2, """ "start_time":"2026-03-05T09:01:05Z" """),
        Call(4, "ringing", "outbound", Phone("447700900002"), 3, null),
        Call(5, "machine", "outbound", Phone("447700900700"), 4, """ "start_time":"2026-03-05T23:59:59Z" """),
        Call(6, "unanswered", "outbound", Phone("447700900480"), 5, null),
        Call(7, "failed", "outbound", Phone("447700900404"), 6, null),
        Call(8, "beamed", "outbound", Phone("447700900003"), 7, null),
    });

    /// <summary>The whole answer to a request.</summary>
    public static string For(SeenRequest request) => request.Method == "GET" && !request.Target.StartsWith("/v1/files", StringComparison.Ordinal)
        ? ScriptedServer.Json(200, $$$"""{"count":8,"page_size":100,"record_index":0,"_embedded":{"calls":[{{{List}}}]}}""")
        : GoodAnswers.For(request);

    private static string Phone(string number) => $$"""{"type":"phone","number":"{{number}}"}""";

    private static string Call(int number, string status, string direction, string to, int conversation, string? more)
    {
        string?[] fields =
        [
            $"\"uuid\":\"63f61863-4a51-4f6b-86e1-46edebcf935{number}\"",
            $"\"status\":\"{status}\"",
            $"\"direction\":\"{direction}\"",
            $"\"to\":{to}",
            $"\"from\":{Phone("447700900009")}",
            $"\"conversation_uuid\":\"CON-f972836a-550f-45fa-956c-12a2ab5b7d2{conversation}\"",
            more,
        ];
        return $"{{{string.Join(",", fields.Where(static field => field is not null))}}}";
    }
}
