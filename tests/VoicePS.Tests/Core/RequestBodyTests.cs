using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What goes over the wire, byte for byte.</summary>
public sealed class RequestBodyTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string Created =
        """{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"started","direction":"outbound","conversation_uuid":"CON-1"}""";

    [Fact]
    public async Task The_example_of_the_2017_reference_is_sent_as_it_stands_there()
    {
        var request = await Create(new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), VoiceEndpoint.Phone("447700900001"))
        {
            AnswerUrl = "http://example.com/answer",
        });

        Assert.Equal("POST", request.Method);
        Assert.Equal("/v1/calls", request.Target);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("Bearer token-1", request.Headers["Authorization"]);
        Assert.Equal("VoicePS/0.0.0", request.Headers["User-Agent"]);
        Assert.Equal(
            """{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"answer_url":["http://example.com/answer"]}""",
            request.Body);
    }

    [Fact]
    public async Task Every_field_of_a_call_has_its_place()
    {
        var request = await Create(new CreateCallRequest(VoiceEndpoint.Phone("14155550100", "p*123#"), VoiceEndpoint.Phone("14155550101"))
        {
            AnswerUrl = "https://example.com/answer?a=1&b=2",
            AnswerMethod = "POST",
            EventUrl = "https://example.com/event",
            EventMethod = "GET",
            MachineDetection = "hangup",
            LengthTimer = 7200,
            RingingTimer = 60,
        });

        Assert.Equal(
            """{"to":[{"type":"phone","number":"14155550100","dtmfAnswer":"p*123#"}],"from":{"type":"phone","number":"14155550101"}"""
            + ""","answer_url":["https://example.com/answer?a=1&b=2"],"answer_method":"POST","event_url":["https://example.com/event"]"""
            + ""","event_method":"GET","machine_detection":"hangup","length_timer":7200,"ringing_timer":60}""",
            request.Body);
    }

    [Theory]
    [InlineData("hangup", null, null, "\"machine_detection\":\"hangup\"")]
    [InlineData("continue", "detect_beep", 45, "\"advanced_machine_detection\":{\"behavior\":\"continue\",\"mode\":\"detect_beep\",\"beep_timeout\":45}")]
    [InlineData(null, "default", null, "\"advanced_machine_detection\":{\"mode\":\"default\"}")]
    [InlineData(null, null, 120, "\"advanced_machine_detection\":{\"beep_timeout\":120}")]
    public async Task Machine_detection_takes_its_plain_form_until_more_is_wished(string? behavior, string? mode, int? beep, string json)
    {
        var request = await Create(new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), VoiceEndpoint.Phone("447700900001"))
        {
            AnswerUrl = "https://example.com/a",
            MachineDetection = behavior,
            MachineDetectionMode = mode,
            BeepTimeout = beep,
            LengthTimer = 60,
        });

        Assert.EndsWith(""","answer_url":["https://example.com/a"],""" + json + ""","length_timer":60}""", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_comes_from_a_number_a_SIP_address_or_any_number_of_the_application()
    {
        const string Begin = """{"to":[{"type":"phone","number":"447700900000"}],""";
        const string End = ""","answer_url":["https://example.com/a"]}""";

        Assert.Equal(Begin + "\"random_from_number\":true" + End, await From(null));
        Assert.Equal(
            Begin + "\"from\"" + """:{"type":"phone","number":"sip:rebekka@sip.example.com"}""" + End,
            await From(VoiceEndpoint.Sip("sip:rebekka@sip.example.com")));
        Assert.Equal(Begin + "\"from\"" + """:{"type":"phone","number":"447700900001"}""" + End, await From(VoiceEndpoint.Phone("447700900001", "1")));

        static async Task<string> From(VoiceEndpoint? from) =>
            (await Create(new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), from) { AnswerUrl = "https://example.com/a" })).Body;
    }

    public static TheoryData<string> FieldsOfEndpoints =>
    [
        """{"type":"phone","number":"14155550100","dtmfAnswer":"p*123#","shaken":"eyJhbGciOiJFUzI1NiJ9"}""",
        """{"type":"sip","uri":"sip:rebekka@sip.example.com;transport=tls","headers":{"location":"New York City"},"standard_headers":{"User-to-User":"342342ef34;encoding=hex"}}""",
        """{"type":"sip","user":"rebekka","domain":"example-trunk"}""",
        """{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=24000","headers":{"id":7,"tags":["a",null]},"authorization":{"type":"custom","value":"Bearer abc"}}""",
        """{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000","authorization":{"type":"vonage"}}""",
        """{"type":"app","user":"alice"}""",
        """{"type":"vbc","extension":"1234"}""",
    ];

    [Theory]
    [MemberData(nameof(FieldsOfEndpoints))]
    public async Task Every_field_of_an_endpoint_has_its_place(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var fields = (Dictionary<string, object?>)VoicePS.Core.Json.PlainJson.FromElement(document.RootElement)!;
        var request = await Create(new CreateCallRequest(VoiceEndpoint.FromFields(fields), null) { AnswerUrl = "https://example.com/a" });

        Assert.StartsWith("""{"to":[""" + json + "],", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inline_Ncco_travels_unchanged_with_options_that_this_module_never_heard_of()
    {
        const string Ncco =
            """[{"action":"talk","text":"Grüße, \"Ada\" + 1","level":0.4,"bargeIn":true},{"action":"future","option":{"deep":[1,2.50,null]}}]""";
        var request = await Create(new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), VoiceEndpoint.Phone("447700900001"))
        {
            Ncco = VoiceNcco.Parse(Ncco),
        });

        Assert.Equal(
            """{"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"ncco":""" + Ncco + "}",
            request.Body);
    }

    public static TheoryData<string, string> Endpoints => new()
    {
        { "+44 7700 900000", """{"type":"phone","number":"447700900000"}""" },
        { "sip:rebekka@sip.example.com", """{"type":"sip","uri":"sip:rebekka@sip.example.com"}""" },
        { "wss://example.com/socket", """{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=16000"}""" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Each_type_of_endpoint_is_sent_with_its_own_fields(string text, string json)
    {
        var request = await Create(new CreateCallRequest(VoiceEndpoint.Parse(text), VoiceEndpoint.Phone("447700900001"))
        {
            AnswerUrl = "https://example.com/answer",
        });

        Assert.StartsWith("""{"to":[""" + json + "],", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_websocket_carries_its_metadata()
    {
        var endpoint = VoiceEndpoint.FromFields(new Dictionary<string, object?>
        {
            ["type"] = "websocket",
            ["uri"] = "wss://example.com/socket",
            ["contentType"] = "audio/l16;rate=8000",
            ["headers"] = new Dictionary<string, object?> { ["caller"] = "Ada", ["retries"] = 2 },
        });
        var request = await Create(new CreateCallRequest(endpoint, VoiceEndpoint.Phone("447700900001")) { AnswerUrl = "https://example.com/a" });

        Assert.StartsWith(
            """{"to":[{"type":"websocket","uri":"wss://example.com/socket","content-type":"audio/l16;rate=8000","headers":{"caller":"Ada","retries":2}}],""",
            request.Body,
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Actions => new()
    {
        { "hangup", """{"action":"hangup"}""" },
        { "mute", """{"action":"mute"}""" },
        { "unmute", """{"action":"unmute"}""" },
        { "earmuff", """{"action":"earmuff"}""" },
        { "unearmuff", """{"action":"unearmuff"}""" },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Each_action_is_a_body_of_its_own(string action, string body)
    {
        var request = await Send(ScriptedServer.Empty(204), calls => calls.ModifyAsync(Leg, new CallAction(action), RequestContext.None));

        Assert.Equal("PUT", request.Method);
        Assert.Equal("/v1/calls/" + Leg, request.Target);
        Assert.Equal(body, request.Body);
    }

    [Fact]
    public async Task A_transfer_names_its_destination_by_address_or_inline()
    {
        var byUrl = await Send(ScriptedServer.Empty(204), calls => calls.ModifyAsync(
            Leg, new CallAction("transfer") { DestinationUrl = "https://example.com/ncco.json" }, RequestContext.None));
        var inline = await Send(ScriptedServer.Empty(204), calls => calls.ModifyAsync(
            Leg, new CallAction("transfer") { Ncco = VoiceNcco.Parse("""{"action":"talk","text":"Hello World"}""") }, RequestContext.None));

        Assert.Equal("""{"action":"transfer","destination":{"type":"ncco","url":["https://example.com/ncco.json"]}}""", byUrl.Body);
        Assert.Equal("""{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"talk","text":"Hello World"}]}}""", inline.Body);
    }

    public static TheoryData<TalkRequest, string> Talks => new()
    {
        { new TalkRequest("Hello"), """{"text":"Hello"}""" },
        { new TalkRequest("Hello") { VoiceName = "Kimberly" }, """{"text":"Hello","voice_name":"Kimberly"}""" },
        { new TalkRequest("Hello") { Language = "en-GB" }, """{"text":"Hello","language":"en-GB"}""" },
        { new TalkRequest("Hello") { Style = 0 }, """{"text":"Hello","style":0}""" },
        { new TalkRequest("Hello") { Style = 11 }, """{"text":"Hello","style":11}""" },
        { new TalkRequest("Hello") { Premium = true }, """{"text":"Hello","premium":true}""" },
        { new TalkRequest("Hello") { Premium = false }, """{"text":"Hello","premium":false}""" },
        { new TalkRequest("Hello") { Loop = 0 }, """{"text":"Hello","loop":0}""" },
        { new TalkRequest("Hello") { Loop = 3 }, """{"text":"Hello","loop":3}""" },
        {
            new TalkRequest("Hello") { VoiceName = "Amy", Language = "en-GB", Style = 2, Premium = true, Loop = 0, Level = -0.4m },
            """{"text":"Hello","voice_name":"Amy","language":"en-GB","style":2,"premium":true,"loop":0,"level":"-0.4"}"""
        },

        // The writer escapes what is beyond the basic plane; JSON knows no difference.
        { new TalkRequest("Grüße, Łódź, 你好, \U0001F389"), """{"text":"Grüße, Łódź, 你好, \uD83C\uDF89"}""" },
        { new TalkRequest("\"5 < 6\" & 'x'\r\n\t\\"), """{"text":"\"5 < 6\" & 'x'\r\n\t\\"}""" },
        {
            new TalkRequest("<speak>A<break time=\"1s\"/>&amp;</speak>"),
            """{"text":"<speak>A<break time=\"1s\"/>&amp;</speak>"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Talks), DisableDiscoveryEnumeration = true)]
    public async Task A_talk_says_only_what_was_asked(TalkRequest talk, string body)
    {
        var request = await Send(Said("Talk started"), calls => calls.StartTalkAsync(Leg, talk, RequestContext.None));

        Assert.Equal(("PUT", $"/v1/calls/{Leg}/talk", body), (request.Method, request.Target, request.Body));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    public static TheoryData<StreamRequest, string> Streams => new()
    {
        { new StreamRequest("https://example.com/a.mp3"), """{"stream_url":["https://example.com/a.mp3"]}""" },
        { new StreamRequest("https://example.com/a.mp3") { Loop = 0 }, """{"stream_url":["https://example.com/a.mp3"],"loop":0}""" },
        { new StreamRequest("https://example.com/a.mp3") { Level = 1m }, """{"stream_url":["https://example.com/a.mp3"],"level":"1"}""" },
        {
            new StreamRequest("https://example.com/a.wav?x=1&y=ü") { Loop = 2, Level = 0.4m },
            """{"stream_url":["https://example.com/a.wav?x=1&y=ü"],"loop":2,"level":"0.4"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Streams), DisableDiscoveryEnumeration = true)]
    public async Task A_stream_wraps_its_address_in_an_array(StreamRequest stream, string body)
    {
        var request = await Send(Said("Stream started"), calls => calls.StartStreamAsync(Leg, stream, RequestContext.None));

        Assert.Equal(("PUT", $"/v1/calls/{Leg}/stream", body), (request.Method, request.Target, request.Body));
    }

    public static TheoryData<double, string> Levels => new()
    {
        { -1, "-1" }, { -0.4, "-0.4" }, { 0, "0" }, { 0.1, "0.1" }, { 0.1 + 0.2, "0.3" }, { 0.4, "0.4" }, { 0.50, "0.5" }, { 1, "1" },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_level_is_text_with_a_point_wherever_the_computer_stands(double level, string text)
    {
        var here = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("0,4", 0.4.ToString(CultureInfo.CurrentCulture));
            var talk = await Send(Said("Talk started"), calls => calls.StartTalkAsync(
                Leg, new TalkRequest("Hi") { Level = (decimal)level }, RequestContext.None));
            var stream = await Send(Said("Stream started"), calls => calls.StartStreamAsync(
                Leg, new StreamRequest("https://example.com/a.mp3") { Level = (decimal)level }, RequestContext.None));

            Assert.Equal($$"""{"text":"Hi","level":"{{text}}"}""", talk.Body);
            Assert.Equal($$"""{"stream_url":["https://example.com/a.mp3"],"level":"{{text}}"}""", stream.Body);
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Theory]
    [InlineData("1713")]
    [InlineData("0017#")]
    [InlineData("*p2pp#")]
    public async Task Tones_are_text_so_that_leading_zeros_survive(string digits)
    {
        var request = await Send(Said("DTMF sent"), calls => calls.SendDtmfAsync(Leg, digits, RequestContext.None));

        Assert.Equal(("PUT", $"/v1/calls/{Leg}/dtmf", $$"""{"digits":"{{digits}}"}"""), (request.Method, request.Target, request.Body));
    }

    [Fact]
    public async Task Stopping_sends_no_body()
    {
        var talk = await Send(Said("Talk stopped"), calls => calls.StopTalkAsync(Leg, RequestContext.None));
        var stream = await Send(Said("Stream stopped"), calls => calls.StopStreamAsync(Leg, RequestContext.None));

        Assert.Equal(("DELETE", $"/v1/calls/{Leg}/talk", ""), (talk.Method, talk.Target, talk.Body));
        Assert.Equal(("DELETE", $"/v1/calls/{Leg}/stream", ""), (stream.Method, stream.Target, stream.Body));
    }

    [Fact]
    public async Task A_list_asks_in_UTC_and_with_the_services_own_names()
    {
        const string Nothing = """{"count":0,"page_size":10,"record_index":0,"_embedded":{"calls":[]},"_links":{"self":{"href":"/v1/calls"}}}""";
        var request = await Send(ScriptedServer.Json(200, Nothing), calls => calls.List(new CallQuery
        {
            Status = "completed",
            DateStart = new DateTimeOffset(2016, 11, 14, 9, 45, 14, TimeSpan.FromHours(2)),
            DateEnd = new DateTimeOffset(2016, 11, 15, 0, 0, 0, TimeSpan.Zero),
            ConversationUuid = "CON-1 2",
            Order = "desc",
            PageSize = 10,
        }).NextAsync(RequestContext.None));

        Assert.Equal(
            "/v1/calls?status=completed&date_start=2016-11-14T07%3A45%3A14Z&date_end=2016-11-15T00%3A00%3A00Z&page_size=10&order=desc&conversation_uuid=CON-1%202",
            request.Target);
    }

    [Fact]
    public async Task An_id_cannot_lead_to_another_path()
    {
        var request = await Send(ScriptedServer.Json(200, Created), calls => calls.GetAsync("../v2/x?y=1", RequestContext.None));

        Assert.Equal("/v1/calls/..%2Fv2%2Fx%3Fy%3D1", request.Target);
    }

    private static string Said(string message) => ScriptedServer.Json(200, $$"""{"message":"{{message}}","uuid":"{{Leg}}"}""");

    private static Task<SeenRequest> Create(CreateCallRequest request) =>
        Send(ScriptedServer.Json(201, Created), calls => calls.CreateAsync(request, RequestContext.None));

    private static async Task<SeenRequest> Send<T>(string answer, Func<CallsClient, Task<T>> act)
    {
        using var harness = new ClientHarness(_ => answer);
        await act(harness.Calls);
        return Assert.Single(harness.Server.Requests);
    }
}
