using System;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxCreateCallTests
{
    private const string Minimum = """
        {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
         "answer_url":["https://example.com/answer"]}
        """;

    // What to put into (or, with null, take out of) a valid body, and the field that the service then blames.
    public static readonly TheoryData<string, string?, string> Refused = new()
    {
        { "to", null, "to" },
        { "to", "\"447700900000\"", "to" },
        { "to", """{"type":"phone","number":"447700900000"}""", "to" },
        { "to", "[]", "to" },
        { "to", "null", "to" },
        { "to", """["447700900000"]""", "to" },
        { "to", """[{"type":"phone","number":"447700900000"},{"type":"phone","number":"447700900002"}]""", "to" },
        { "to", """[{"number":"447700900000"}]""", "to[0].type" },
        { "to", """[{"type":"fax","number":"447700900000"}]""", "to[0].type" },
        { "to", """[{"type":"phone"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":447700900000}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"+447700900000"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"44 7700 900000"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"123456"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"1234567890123456"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"447700900000\n"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"٤٤٧٧٠٠٩٠٠٠٠٠"}]""", "to[0].number" },
        { "to", """[{"type":"phone","number":"447700900000","dtmfAnswer":"12w"}]""", "to[0].dtmfAnswer" },
        { "to", """[{"type":"phone","number":"447700900000","dtmfAnswer":12}]""", "to[0].dtmfAnswer" },
        { "to", """[{"type":"sip"}]""", "to[0].uri" },
        { "to", """[{"type":"sip","uri":"rebekka@sip.example.com"}]""", "to[0].uri" },
        { "to", """[{"type":"sip","uri":"sip:sip.example.com"}]""", "to[0].uri" },
        { "to", """[{"type":"sip","uri":"sip:a@b.example","headers":"x"}]""", "to[0].headers" },
        { "to", """[{"type":"sip","uri":"sip:a@b.example","standard_headers":{"X-Other":"x"}}]""", "to[0].standard_headers" },
        { "to", """[{"type":"websocket","content-type":"audio/l16;rate=16000"}]""", "to[0].uri" },
        { "to", """[{"type":"websocket","uri":"https://example.com/s","content-type":"audio/l16;rate=16000"}]""", "to[0].uri" },
        { "to", """[{"type":"websocket","uri":"wss://example.com/s"}]""", "to[0].content-type" },
        { "to", """[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/mp3"}]""", "to[0].content-type" },
        { "to", """[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000","headers":"x"}]""", "to[0].headers" },
        { "to", """[{"type":"websocket","uri":"wss://e.example/s","content-type":"audio/l16;rate=8000","authorization":{"type":"basic"}}]""", "to[0].authorization.type" },
        { "to", """[{"type":"websocket","uri":"wss://e.example/s","content-type":"audio/l16;rate=8000","authorization":{"type":"custom"}}]""", "to[0].authorization.value" },
        { "to", """[{"type":"vbc"}]""", "to[0].extension" },
        { "to", """[{"type":"vbc","extension":789}]""", "to[0].extension" },
        { "to", """[{"type":"app"}]""", "to[0].user" },
        { "from", null, "from" },
        { "from", "\"447700900001\"", "from" },
        { "from", """{"number":"447700900001"}""", "from.type" },
        { "from", """{"type":"sip","number":"447700900001"}""", "from.type" },
        { "from", """{"type":"phone"}""", "from.number" },
        { "from", """{"type":"phone","number":"+447700900001"}""", "from.number" },
        { "random_from_number", "true", "random_from_number" },
        { "random_from_number", "\"true\"", "random_from_number" },
        { "answer_url", null, "answer_url" },
        { "answer_url", "\"https://example.com/answer\"", "answer_url" },
        { "answer_url", "[]", "answer_url" },
        { "answer_url", """["https://example.com/a","https://example.com/b"]""", "answer_url" },
        { "answer_url", """["/answer"]""", "answer_url" },
        { "answer_url", """["ftp://example.com/answer"]""", "answer_url" },
        { "answer_url", "[1]", "answer_url" },
        { "answer_method", "\"PUT\"", "answer_method" },
        { "answer_method", "\"get\"", "answer_method" },
        { "event_url", "\"https://example.com/event\"", "event_url" },
        { "event_url", """["example.com"]""", "event_url" },
        { "event_method", "\"DELETE\"", "event_method" },
        { "event_method", "5", "event_method" },
        { "machine_detection", "\"yes\"", "machine_detection" },
        { "machine_detection", "true", "machine_detection" },
        { "advanced_machine_detection", "\"continue\"", "advanced_machine_detection" },
        { "advanced_machine_detection", """{"behavior":"go"}""", "advanced_machine_detection.behavior" },
        { "advanced_machine_detection", """{"mode":"fast"}""", "advanced_machine_detection.mode" },
        { "advanced_machine_detection", """{"beep_timeout":29}""", "advanced_machine_detection.beep_timeout" },
        { "advanced_machine_detection", """{"beep_timeout":121}""", "advanced_machine_detection.beep_timeout" },
        { "length_timer", "0", "length_timer" },
        { "length_timer", "86401", "length_timer" },
        { "length_timer", "1.5", "length_timer" },
        { "length_timer", "\"60\"", "length_timer" },
        { "ringing_timer", "0", "ringing_timer" },
        { "ringing_timer", "121", "ringing_timer" },
        { "ringing_timer", "99999999999", "ringing_timer" },
        { "ncco", """[{"action":"talk","text":"Hello"}]""", "ncco" },
    };

    public static readonly TheoryData<string, string> RefusedNccos = new()
    {
        { "{}", "ncco" },
        { "\"talk\"", "ncco" },
        { "[]", "ncco" },
        { "[\"talk\"]", "ncco[0]" },
        { """[{}]""", "ncco[0].action" },
        { """[{"action":"sing"}]""", "ncco[0].action" },
        { """[{"action":"talk","text":"Hello"},{"action":"Talk"}]""", "ncco[1].action" },
        { """[{"action":"talk"}]""", "ncco[0].text" },
        { """[{"action":"talk","text":"Hello","level":"2"}]""", "ncco[0].level" },
        { """[{"action":"talk","text":"Hello","loop":-1}]""", "ncco[0].loop" },
        { """[{"action":"stream"}]""", "ncco[0].streamUrl" },
        { """[{"action":"stream","streamUrl":"https://example.com/a.mp3"}]""", "ncco[0].streamUrl" },
        { """[{"action":"record","eventUrl":"https://example.com/event"}]""", "ncco[0].eventUrl" },
        { """[{"action":"record","eventMethod":"PATCH"}]""", "ncco[0].eventMethod" },
        { """[{"action":"connect"}]""", "ncco[0].endpoint" },
        { """[{"action":"connect","endpoint":[{"type":"phone","number":"447700900002","dtmfAnswer":"auto"}]}]""", "ncco[0].endpoint[0].dtmfAnswer" },
        { """[{"action":"conversation"}]""", "ncco[0].name" },
        { """[{"action":"notify","eventUrl":["https://example.com/event"]}]""", "ncco[0].payload" },
        { """[{"action":"notify","payload":{}}]""", "ncco[0].eventUrl" },
        { """[{"action":"transfer"}]""", "ncco[0].conversationId" },
    };

    public static readonly TheoryData<string, string> Accepted = new()
    {
        { "to", """[{"type":"phone","number":"1234567","dtmfAnswer":"p*123#"}]""" },
        { "to", """[{"type":"phone","number":"123456789012345"}]""" },
        { "to", """[{"type":"sip","uri":"sips:rebekka@sip.example.com:5061;transport=tls;media=srtp","headers":{"location":"here"},"standard_headers":{"User-to-User":"74;encoding=hex"}}]""" },
        { "to", """[{"type":"websocket","uri":"ws://example.com:8080/s","content-type":"audio/l16;rate=24000","headers":{"a":1},"authorization":{"type":"custom","value":"secret"}}]""" },
        { "to", """[{"type":"vbc","extension":"789"}]""" },
        { "to", """[{"type":"app","user":"alice"}]""" },
        { "from", """{"type":"phone","number":"sip:alice@example.com"}""" },
        { "random_from_number", "false" },
        { "answer_method", "\"POST\"" },
        { "event_url", """["http://127.0.0.1:9000/event?x=1"]""" },
        { "event_method", "\"GET\"" },
        { "machine_detection", "\"hangup\"" },
        { "advanced_machine_detection", """{"behavior":"continue","mode":"detect_beep","beep_timeout":30}""" },
        { "length_timer", "1" },
        { "length_timer", "86400" },
        { "ringing_timer", "1" },
        { "ringing_timer", "120" },
        { "a_field_of_tomorrow", "{}" },
    };

    [Fact]
    public async Task A_new_call_gets_its_ids_and_has_started()
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("POST", "/v1/calls", SandboxHarness.ValidCall);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(["uuid", "status", "direction", "conversation_uuid"], answer.Json.EnumerateObject().Select(static field => field.Name));
        Assert.Equal("started", answer.Json.GetProperty("status").GetString());
        Assert.Equal("outbound", answer.Json.GetProperty("direction").GetString());
        Assert.Matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", answer.Json.GetProperty("uuid").GetString()!);
        Assert.Matches("^CON-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", answer.Json.GetProperty("conversation_uuid").GetString()!);
        Assert.Equal(1, sandbox.Server.CallCount);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_field_is_refused_by_its_name_and_no_call_is_made(string field, string? value, string blamed)
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("POST", "/v1/calls", With(field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal([blamed], answer.InvalidNames());
        Assert.Equal(0, sandbox.Server.CallCount);
    }

    [Theory]
    [MemberData(nameof(RefusedNccos))]
    public async Task A_wrong_NCCO_is_refused_by_the_place_that_is_wrong(string ncco, string blamed)
    {
        using var sandbox = new SandboxHarness();
        var body = JsonNode.Parse(With("answer_url", null))!;
        body["ncco"] = JsonNode.Parse(ncco);
        var answer = await sandbox.SendAsync("POST", "/v1/calls", body.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([blamed], answer.InvalidNames());
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Everything_that_is_documented_is_accepted(string field, string value)
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(HttpStatusCode.Created, (await sandbox.SendAsync("POST", "/v1/calls", With(field, value))).Status);
    }

    [Fact]
    public async Task A_URL_that_is_no_array_gets_exactly_the_body_that_the_service_is_known_for()
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("POST", "/v1/calls", With("event_url", "\"https://example.com/event\""));
        answer.AssertError(
            HttpStatusCode.BadRequest,
            """{"type":400,"title":"Bad Request","invalid_parameters":[{"reason":"Invalid type parameter provided","name":"event_url"}]}""");
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        using var sandbox = new SandboxHarness();
        var answer = await sandbox.SendAsync("POST", "/v1/calls", """{"ringing_timer":0,"ncco":[{"action":"talk"}]}""");
        Assert.Equal(["from", "ncco[0].text", "ringing_timer", "to"], answer.InvalidNames().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_websocket_takes_512_bytes_of_headers_and_not_one_more()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(HttpStatusCode.Created, (await sandbox.SendAsync("POST", "/v1/calls", With("to", Socket(512)))).Status);
        var answer = await sandbox.SendAsync("POST", "/v1/calls", With("to", Socket(513)));
        Assert.Equal(["to[0].headers"], answer.InvalidNames());
    }

    [Fact]
    public async Task A_random_number_of_the_application_stands_in_for_from()
    {
        using var sandbox = new SandboxHarness();
        var body = JsonNode.Parse(With("from", null))!;
        body["random_from_number"] = true;
        var uuid = await sandbox.CreateAsync(body.ToJsonString());
        Assert.Matches("^447700900[0-9]{3}$", (await sandbox.CallAsync(uuid)).GetProperty("from").GetProperty("number").GetString()!);
    }

    [Fact]
    public async Task What_was_asked_for_is_kept_with_the_call()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAsync(
            With("event_url", """["https://example.com/event"]""", ("event_method", "\"GET\""), ("machine_detection", "\"continue\""), ("length_timer", "30"), ("ringing_timer", "20")));
        var order = sandbox.Server.Calls.Find(uuid)!.Order;
        Assert.Equal("https://example.com/answer", order.AnswerUrl);
        Assert.Equal("GET", order.AnswerMethod);
        Assert.Equal("https://example.com/event", order.EventUrl);
        Assert.Equal("GET", order.EventMethod);
        Assert.Equal("continue", order.MachineDetection);
        Assert.Equal(TimeSpan.FromSeconds(30), order.LengthTimer);
        Assert.Equal(TimeSpan.FromSeconds(20), order.RingingTimer);

        var spoken = await sandbox.CreateAsync();
        Assert.Equal("Hello", sandbox.Server.Calls.Find(spoken)!.Order.Ncco!.Value[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task In_2017_a_call_lasts_at_most_two_hours_and_a_conversation_id_has_no_prefix()
    {
        using var sandbox = new SandboxHarness(SandboxApiVersion.V2017);
        var refused = await sandbox.SendAsync("POST", "/v1/calls", With("length_timer", "7201"));
        refused.AssertError(
            HttpStatusCode.BadRequest,
            """{"type":"BAD_REQUEST","error_title":"Bad Request","invalid_parameters":{"length_timer":"Must be a whole number from 1 to 7200."}}""");

        var answer = await sandbox.SendAsync("POST", "/v1/calls", With("length_timer", "7200"));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.True(Guid.TryParseExact(answer.Json.GetProperty("conversation_uuid").GetString(), "D", out _));
    }

    [Fact]
    public async Task Two_hundred_calls_at_once_are_all_made_each_with_an_id_of_its_own()
    {
        using var sandbox = new SandboxHarness();
        var uuids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => sandbox.CreateAsync()));
        Assert.Equal(200, uuids.Distinct().Count());
        Assert.Equal(200, sandbox.Server.CallCount);

        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var listed = await sandbox.GetAsync("/v1/calls?status=answered&page_size=100");
        Assert.Equal(200, listed.Json.GetProperty("count").GetInt32());
    }

    private static string Socket(int headerBytes)
    {
        var headers = $$"""{"a":"{{new string('x', headerBytes - 8)}}"}""";
        return $$"""[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=16000","headers":{{headers}}}]""";
    }

    private static string With(string field, string? value, params (string Field, string Value)[] more)
    {
        var body = JsonNode.Parse(Minimum)!.AsObject();
        body.Remove(field);
        if (value is not null) body.Add(field, JsonNode.Parse(value));
        foreach (var (name, text) in more) body.Add(name, JsonNode.Parse(text));
        return body.ToJsonString();
    }
}
