using System;
using System.Linq;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What a service that is well would answer: the samples that the faults spoil.</summary>
internal static class GoodAnswers
{
    /// <summary>The path of a recording.</summary>
    public const string Sound = "/v1/files/sound";

    /// <summary>The path of a transcript.</summary>
    public const string Transcript = "/v1/files/transcript";

    public const string Call = $$$$"""
        {"uuid":"{{{{ApiCommand.Leg}}}}","status":"completed","direction":"outbound","to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"start_time":"2020-01-01 12:00:00","end_time":"2020-01-01 12:01:00","duration":"60","rate":"0.39","price":"0.39","network":"65512","conversation_uuid":"CON-f972836a-550f-45fa-956c-12a2ab5b7d22","further":{"a":[1,"b"]},"_links":{"self":{"href":"/v1/calls/{{{{ApiCommand.Leg}}}}"}}}
        """;

    public const string List = $$$$"""
        {"count":1,"page_size":100,"record_index":0,"_links":{"self":{"href":"/v1/calls"},"last":{"href":"/v1/calls?record_index=0"}},"_embedded":{"calls":[{{{{Call}}}}]}}
        """;

    public const string Action = $$"""{"message":"Talk started","uuid":"{{ApiCommand.Leg}}"}""";

    public const string TranscriptText = """
        {"ver":"1.0.0","request_id":"e8b8e6c4","channels":[{"transcript":[{"sentence":"Hello.","raw_sentence":"hello","duration":1800,"timestamp":0,"words":[{"word":"Hello","start_time":0,"end_time":500,"confidence":0.97}]}],"duration":1800}]}
        """;

    /// <summary>The body that the request would have got.</summary>
    public static string BodyFor(SeenRequest request) => request.Target switch
    {
        Sound => "ID3 and then some sound",
        Transcript => TranscriptText,
        _ when request.Method == "POST" => Call,
        _ when request.Method == "GET" && request.Target.Contains('?', StringComparison.Ordinal) => List,
        _ when request.Target.Count(static character => character == '/') == 3 => Call,
        _ => Action,
    };

    /// <summary>The type of that body.</summary>
    public static string TypeFor(SeenRequest request) => request.Target == Sound ? "audio/mpeg" : "application/json";

    /// <summary>The whole answer that the request would have got.</summary>
    public static string For(SeenRequest request) =>
        ScriptedServer.Answer(request.Method == "POST" ? 201 : 200, TypeFor(request), BodyFor(request));
}
