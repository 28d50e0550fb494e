using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

public sealed class SandboxCallActionTests
{
    private static readonly string LongestText = new('a', 1500);

    public static readonly TheoryData<string, string, string> Refused = new()
    {
        { "", "{}", "action" },
        { "", """{"action":5}""", "action" },
        { "", """{"action":"dance"}""", "action" },
        { "", """{"action":"Mute"}""", "action" },
        { "", """{"action":"transfer"}""", "destination" },
        { "", """{"action":"transfer","destination":"https://example.com"}""", "destination" },
        { "", """{"action":"transfer","destination":{"url":["https://example.com/n"]}}""", "destination.type" },
        { "", """{"action":"transfer","destination":{"type":"phone","url":["https://example.com/n"]}}""", "destination.type" },
        { "", """{"action":"transfer","destination":{"type":"ncco"}}""", "destination.url" },
        { "", """{"action":"transfer","destination":{"type":"ncco","url":"https://example.com/n"}}""", "destination.url" },
        { "", """{"action":"transfer","destination":{"type":"ncco","url":["n"]}}""", "destination.url" },
        { "", """{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"sing"}]}}""", "destination.ncco[0].action" },
        { "", """{"action":"transfer","destination":{"type":"ncco","url":["https://e.example/n"],"ncco":[{"action":"wait"}]}}""", "destination.ncco" },
        { "/talk", "{}", "text" },
        { "/talk", """{"text":5}""", "text" },
        { "/talk", """{"text":""}""", "text" },
        { "/talk", """{"text":"  "}""", "text" },
        { "/talk", """{"text":"<speak><break time='1s'/></speak>"}""", "text" },
        { "/talk", $$"""{"text":"{{LongestText}}a"}""", "text" },
        { "/talk", """{"text":"Hello","loop":-1}""", "loop" },
        { "/talk", """{"text":"Hello","loop":"1"}""", "loop" },
        { "/talk", """{"text":"Hello","loop":1.5}""", "loop" },
        { "/talk", """{"text":"Hello","level":"1.1"}""", "level" },
        { "/talk", """{"text":"Hello","level":-1.1}""", "level" },
        { "/talk", """{"text":"Hello","level":"0,4"}""", "level" },
        { "/talk", """{"text":"Hello","level":"loud"}""", "level" },
        { "/talk", """{"text":"Hello","level":true}""", "level" },
        { "/talk", """{"text":"Hello","level":1e400}""", "level" },
        { "/talk", """{"text":"Hello","language":5}""", "language" },
        { "/talk", """{"text":"Hello","style":-1}""", "style" },
        { "/talk", """{"text":"Hello","style":"1"}""", "style" },
        { "/talk", """{"text":"Hello","premium":"yes"}""", "premium" },
        { "/talk", """{"text":"Hello","voice_name":""}""", "voice_name" },
        { "/stream", "{}", "stream_url" },
        { "/stream", """{"stream_url":"https://example.com/a.mp3"}""", "stream_url" },
        { "/stream", """{"stream_url":["https://example.com/a.mp3","https://example.com/b.mp3"]}""", "stream_url" },
        { "/stream", """{"stream_url":["a.mp3"]}""", "stream_url" },
        { "/stream", """{"stream_url":["https://example.com/a.mp3"],"loop":-1}""", "loop" },
        { "/stream", """{"stream_url":["https://example.com/a.mp3"],"level":"2"}""", "level" },
        { "/dtmf", "{}", "digits" },
        { "/dtmf", """{"digits":1713}""", "digits" },
        { "/dtmf", """{"digits":["1","7"]}""", "digits" },
        { "/dtmf", """{"digits":""}""", "digits" },
        { "/dtmf", """{"digits":"12a"}""", "digits" },
        { "/dtmf", """{"digits":"12\n"}""", "digits" },
    };

    public static readonly TheoryData<string, string, string, string> Messages = new()
    {
        { "PUT", "/talk", """{"text":"Hello","loop":0,"level":"-0.4","language":"en-GB","style":2,"premium":true}""", "Talk started" },
        { "PUT", "/talk", """{"text":"Hello","level":1,"voice_name":"Amy"}""", "Talk started" },
        { "PUT", "/talk", $$"""{"text":"<speak>{{LongestText}}<break time='1s'/></speak>"}""", "Talk started" },
        { "PUT", "/talk", """{"text":"1 < 2"}""", "Talk started" },
        { "DELETE", "/talk", "", "Talk stopped" },
        { "DELETE", "/talk", "{}", "Talk stopped" },
        { "PUT", "/stream", """{"stream_url":["https://example.com/a.mp3"],"loop":0,"level":"0.9"}""", "Stream started" },
        { "DELETE", "/stream", "", "Stream stopped" },
        { "DELETE", "/stream", "{}", "Stream stopped" },
        { "PUT", "/dtmf", """{"digits":"0*#p9"}""", "DTMF sent" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_field_is_refused_by_its_name(string path, string body, string blamed)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var answer = await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}{path}", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([blamed], answer.InvalidNames());
        Assert.Equal(400, answer.Json.GetProperty("type").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_was_done_is_confirmed_with_the_id_of_the_call(string method, string path, string body, string message)
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var answer = await sandbox.SendAsync(method, $"/v1/calls/{uuid}{path}", body.Length == 0 ? null : body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"message":"{{message}}","uuid":"{{uuid}}"}""", answer.Text);
    }

    [Fact]
    public async Task What_was_asked_of_a_leg_can_be_read_in_the_log()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var leg = sandbox.Server.Calls.Find(uuid)!;
        var path = $"/v1/calls/{uuid}";

        await sandbox.SendAsync("PUT", path + "/talk", """{"text":"Hello, Zoë","level":"0.5","loop":2,"language":"en-GB","style":1}""");
        var talk = sandbox.LastStep(uuid);
        Assert.Equal("Hello, Zoë", talk.Summary);
        Assert.Equal(0.5m, talk.Fields["level"]);
        Assert.Equal(2L, talk.Fields["loop"]);
        Assert.Equal("en-GB", talk.Fields["language"]);
        Assert.Equal(1L, talk.Fields["style"]);
        Assert.True(leg.IsTalking);
        await sandbox.SendAsync("DELETE", path + "/talk");
        Assert.False(leg.IsTalking);
        Assert.Equal("stops talking", sandbox.LastStep(uuid).Summary);

        await sandbox.SendAsync("PUT", path + "/stream", """{"stream_url":["https://example.com/a.mp3"],"loop":0}""");
        Assert.Equal("https://example.com/a.mp3", sandbox.LastStep(uuid).Fields["stream_url"]);
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(leg.IsStreaming);
        await sandbox.SendAsync("DELETE", path + "/stream");
        Assert.False(leg.IsStreaming);

        await sandbox.SendAsync("PUT", path + "/dtmf", """{"digits":"01"}""");
        Assert.Equal("01", sandbox.LastStep(uuid).Fields["digits"]);
        await sandbox.SendAsync("PUT", path + "/dtmf", """{"digits":"2#"}""");
        Assert.Equal("dtmf", sandbox.LastStep(uuid).EventType);
        Assert.Equal("2#", sandbox.LastStep(uuid).Summary);

        await sandbox.SendAsync("PUT", path, """{"action":"mute"}""");
        Assert.True(leg.IsMuted);
        await sandbox.SendAsync("PUT", path, """{"action":"unmute"}""");
        Assert.False(leg.IsMuted);
        await sandbox.SendAsync("PUT", path, """{"action":"earmuff"}""");
        Assert.True(leg.IsEarmuffed);
        await sandbox.SendAsync("PUT", path, """{"action":"unearmuff"}""");
        Assert.False(leg.IsEarmuffed);
        Assert.Equal(
            ["mute", "unmute", "earmuff", "unearmuff"], sandbox.Steps(uuid).Select(static step => step.EventType).TakeLast(4));
    }

    [Fact]
    public async Task A_text_is_spoken_for_as_long_as_it_takes()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAnsweredAsync();
        var leg = sandbox.Server.Calls.Find(uuid)!;
        // 30 characters at 15 a second, twice.
        await sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/talk", """{"text":"123456789012345678901234567890","loop":2}""");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.True(leg.IsTalking);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(leg.IsTalking);
    }

    [Fact]
    public async Task Today_a_change_is_answered_without_a_body_and_in_2017_with_the_call()
    {
        using var today = new SandboxHarness();
        var answer = await today.SendAsync("PUT", $"/v1/calls/{await today.CreateAnsweredAsync()}", """{"action":"mute"}""");
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Null(answer.MediaType);

        using var then = new SandboxHarness(SandboxApiVersion.V2017);
        var uuid = await then.CreateAnsweredAsync();
        answer = await then.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(uuid, answer.Json.GetProperty("uuid").GetString());
        Assert.Equal("completed", answer.Json.GetProperty("status").GetString());
        Assert.Equal("0.00000000", answer.Json.GetProperty("price").GetString());
        Assert.Equal("""[{"type":"phone","number":"447700900000"}]""", answer.Json.GetProperty("to").GetRawText());
    }

    [Fact]
    public async Task A_call_is_shown_with_exactly_the_documented_fields()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateEndedAsync();
        var call = await sandbox.CallAsync(uuid);
        Assert.Equal(
            ["uuid", "status", "direction", "rate", "price", "duration", "network", "conversation_uuid", "start_time", "end_time", "to", "from", "_links"],
            call.EnumerateObject().Select(static field => field.Name));
        Assert.Equal("""{"type":"phone","number":"447700900000"}""", call.GetProperty("to").GetRawText());
        Assert.Equal("""{"type":"phone","number":"447700900001"}""", call.GetProperty("from").GetRawText());
        Assert.Equal($$$"""{"self":{"href":"/v1/calls/{{{uuid}}}"}}""", call.GetProperty("_links").GetRawText());
    }

    [Fact]
    public async Task Credentials_and_digits_of_an_endpoint_are_not_shown_again()
    {
        using var sandbox = new SandboxHarness();
        var uuid = await sandbox.CreateAsync("""
            {"to":[{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=8000","headers":{"a":1},
             "authorization":{"type":"custom","value":"secret"}}],
             "random_from_number":true,"answer_url":["https://example.com/answer"]}
            """);
        var to = (await sandbox.CallAsync(uuid)).GetProperty("to").GetRawText();
        Assert.Equal("""{"type":"websocket","uri":"wss://example.com/s","content-type":"audio/l16;rate=8000","headers":{"a":1}}""", to);
    }
}
