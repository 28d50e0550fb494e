using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>What each action of an NCCO does in a call, seen by an application over HTTP.</summary>
public sealed class NccoRunTests
{
    private const string Thirty = "123456789012345678901234567890"; // two seconds at fifteen characters a second

    private const string Menu = """[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1}},{"action":"wait","timeout":1}]""";

    [Fact]
    public async Task The_actions_run_one_after_the_other_and_the_end_of_the_list_ends_the_call()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900000", $$"""
            [{"action":"talk","text":"{{Thirty}}"},
             {"action":"stream","streamUrl":["https://example.com/hold.mp3"],"loop":2},
             {"action":"wait","timeout":0.5},
             {"action":"talk","text":"<speak>{{Thirty}}<break time='1.5s'/></speak>","loop":2}]
            """);
        rehearsal.Advance(100);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal(
            $"talk@0.5 {Thirty} | stream@2.5 https://example.com/hold.mp3 | wait@12.5 waits 0.5 s | talk@13 {Thirty}",
            rehearsal.Steps(uuid));
        Assert.Equal("started@0 ringing@0.15 answered@0.5 completed@20/200<platform=20", rehearsal.Story(uuid));
        Assert.Equal(0, rehearsal.Clock.Pending);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData(",\"timeout\":0", 0.1)]
    [InlineData(",\"timeout\":0.25", 0.25)]
    [InlineData(",\"timeout\":9000", 7200)]
    public async Task A_wait_is_as_long_as_it_says_within_the_limits(string option, double seconds)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""[{"action":"wait"{{option}}},{"action":"talk","text":"Hello"}]""", more: ",\"length_timer\":80000");
        rehearsal.Advance(seconds - 0.001);
        Assert.Single(rehearsal.Sandbox.Steps(uuid));
        rehearsal.Advance(0.001);
        Assert.Equal("talk", rehearsal.Sandbox.LastStep(uuid).EventType);
    }

    [Theory]
    [InlineData("en-US", 0, 2.0)]
    [InlineData("en-GB", 1, 1.923)]
    [InlineData("ja-JP", 0, 6.0)]
    public async Task How_long_a_text_takes_depends_on_the_language_and_the_style(string language, int style, double seconds)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""[{"action":"talk","text":"{{Thirty}}","language":"{{language}}","style":{{style}}}]""");
        rehearsal.Advance(seconds - 0.001);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(uuid));
        rehearsal.Advance(0.001);
        Assert.Equal("completed", await rehearsal.Sandbox.StatusOfAsync(uuid));
    }

    [Fact]
    public async Task An_answer_URL_is_asked_at_the_answer_with_what_the_service_says()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/answer", """[{"action":"talk","text":"From the web"},{"action":"wait","timeout":5}]""");
        var uuid = await rehearsal.Sandbox.CreateAsync($$"""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
             "answer_url":["{{rehearsal.Url("/answer")}}"],"answer_method":"POST"}
            """);
        rehearsal.Advance(0.49);
        Assert.Empty(rehearsal.To("/answer"));
        rehearsal.Advance(0.01);
        await rehearsal.StepAsync(uuid, "talk");

        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        var region = rehearsal.Sandbox.Server.BaseUri.GetLeftPart(UriPartial.Authority);
        var request = Assert.Single(rehearsal.To("/answer"));
        Assert.Equal("POST", request.Method);
        Assert.Equal(
            $$"""{"to":"447700900000","from":"447700900001","conversation_uuid":"{{conversation}}","uuid":"{{uuid}}","endpoint_type":"phone","region_url":"{{region}}"}""",
            request.Body);
        Assert.Equal("From the web", rehearsal.Sandbox.LastStep(uuid).Summary);
    }

    [Fact]
    public async Task In_2017_the_answer_URL_got_four_fields_and_ids_had_no_prefix()
    {
        using var rehearsal = new Rehearsal(SandboxApiVersion.V2017);
        rehearsal.Answer("/answer", """[{"action":"talk","text":"Hello","loop":0}]""");
        var uuid = await rehearsal.Sandbox.CreateAsync($$"""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
             "answer_url":["{{rehearsal.Url("/answer")}}"]}
            """);
        rehearsal.Advance(1);
        var request = await rehearsal.RequestAsync("/answer");
        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.True(Guid.TryParse(conversation, out _));
        Assert.Equal($"/answer?to=447700900000&from=447700900001&conversation_uuid={conversation}&uuid={uuid}", request.Target);
    }

    [Fact]
    public async Task An_answer_URL_that_fails_is_asked_twice_then_the_fallback_and_then_the_call_ends()
    {
        using var rehearsal = new Rehearsal(configure: static (options, application) => options.FallbackAnswerUrl = application + "fallback");
        rehearsal.Answer("/answer", "503");
        rehearsal.Answer("/fallback", """[{"action":"talk","text":"Sorry","loop":0}]""");
        string Call() => $$"""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
             "answer_url":["{{rehearsal.Url("/answer")}}"],"event_url":["{{rehearsal.Url("/event")}}"]}
            """;
        var uuid = await rehearsal.Sandbox.CreateAsync(Call());
        rehearsal.Advance(0.5);
        await rehearsal.StepAsync(uuid, "talk");
        Assert.Equal(2, rehearsal.To("/answer").Length);
        Assert.Contains("&original_request=", Assert.Single(rehearsal.To("/fallback")).Target, StringComparison.Ordinal);

        rehearsal.Answer("/fallback", "500");
        var lost = await rehearsal.Sandbox.CreateAsync(Call());
        rehearsal.Advance(0.5);
        await rehearsal.SettledAsync(lost);
        Assert.Equal(4, rehearsal.To("/answer").Length);
        Assert.Equal("started@0.5 ringing@0.65 answered@1 completed@1/200<platform=0", rehearsal.Story(lost));
    }

    [Theory]
    [InlineData("""[{"action":"sing"}]""")]
    [InlineData("""[{"action":"talk"}]""")]
    [InlineData("""[{"action":"talk","text":"Hello"},{"action":"stream","streamUrl":"https://example.com/a.mp3"}]""")]
    [InlineData("""{"action":"talk","text":"Hello"}""")]
    [InlineData("""["talk"]""")]
    [InlineData("<html>")]
    public async Task An_NCCO_that_is_none_ends_the_call_with_an_error_event(string ncco)
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/answer", ncco);
        var uuid = await rehearsal.Sandbox.CreateAsync($$"""
            {"to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
             "answer_url":["{{rehearsal.Url("/answer")}}"],"event_url":["{{rehearsal.Url("/event")}}"]}
            """);
        rehearsal.Advance(0.5);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal("started@0 ringing@0.15 answered@0.5 error@0.5 completed@0.5/200<platform=0", rehearsal.Story(uuid));
        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.Equal(
            $$"""{"reason":"Syntax error in NCCO. Invalid value type or action.","conversation_uuid":"{{conversation}}","timestamp":"2026-11-23T10:00:00.500Z"}""",
            rehearsal.Last("error").Raw);
        Assert.Empty(rehearsal.Sandbox.Steps(uuid));
    }

    [Fact]
    public async Task Keys_that_a_scripted_callee_presses_reach_the_application_which_may_answer_with_another_NCCO()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/menu", """[{"action":"talk","text":"You pressed one."}]""");
        var uuid = await rehearsal.AnsweredAsync($$"""
            [{"action":"talk","text":"{{Thirty}}"},
             {"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1},"eventUrl":["{{rehearsal.Url("/menu")}}"]},
             {"action":"talk","text":"Never heard"}]
            """, "447700900801");
        rehearsal.Advance(2);
        Assert.Equal("asks for keys", rehearsal.Sandbox.LastStep(uuid).Summary);
        rehearsal.Advance(0.5);
        await rehearsal.StepAsync(uuid, "talk", 2);

        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.Equal(
            $$"""{"speech":{"results":[]},"dtmf":{"digits":"1","timed_out":false},"from":"447700900001","to":"447700900801","uuid":"{{uuid}}","conversation_uuid":"{{conversation}}","timestamp":"2026-11-23T10:00:03.000Z"}""",
            Assert.Single(rehearsal.To("/menu")).Body);
        rehearsal.Advance(10);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal(
            $"talk@0.5 {Thirty} | input@2.5 asks for keys | press@3 1 | talk@3 You pressed one.", rehearsal.Steps(uuid));
        Assert.EndsWith(" completed@4.067/200<platform=4", rehearsal.Story(uuid), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"maxDigits":1}""", "1234", "1", false)]
    [InlineData("""{"maxDigits":2}""", "1234", "12", false)]
    [InlineData("{}", "123456", "1234", false)]
    [InlineData("""{"maxDigits":20,"submitOnHash":true}""", "12#", "12", false)]
    [InlineData("""{"maxDigits":20}""", "12#", "12#", true)]
    [InlineData("""{"maxDigits":4,"submitOnHash":true}""", "#", null, false)]
    [InlineData("""{"maxDigits":4}""", "1p2", "12", true)]
    [InlineData("""{"maxDigits":4,"timeOut":0}""", "", null, true)]
    [InlineData("""{"maxDigits":4}""", "", null, true)]
    public async Task Keys_are_collected_as_the_options_say(string dtmf, string pressed, string? digits, bool timedOut)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync(
            $$"""[{"action":"input","type":["dtmf"],"dtmf":{{dtmf}}},{"action":"talk","text":"Hello","loop":0}]""");
        if (pressed.Length > 0) Assert.True(rehearsal.Sandbox.Server.Press(uuid, pressed));
        rehearsal.Advance(20);
        await rehearsal.StepAsync(uuid, "talk");
        var input = JsonDocument.Parse(rehearsal.Last("input").Raw).RootElement.GetProperty("dtmf");
        Assert.Equal((digits, timedOut), (input.GetProperty("digits").GetString(), input.GetProperty("timed_out").GetBoolean()));
    }

    [Fact]
    public async Task The_timeout_of_keys_begins_anew_with_every_key()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"input","type":["dtmf"],"dtmf":{"timeOut":5}},{"action":"wait"}]""");
        rehearsal.Advance(4.9);
        rehearsal.Sandbox.Server.Press(uuid, "1");
        rehearsal.Advance(4.9);
        rehearsal.Sandbox.Server.Press(uuid, "2");
        rehearsal.Advance(4.9);
        Assert.DoesNotContain("input@", rehearsal.Story(uuid), StringComparison.Ordinal);
        rehearsal.Advance(0.2);
        Assert.EndsWith("input@15.3", rehearsal.Story(uuid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_input_action_of_2017_has_no_type_and_reports_its_keys_as_text()
    {
        using var rehearsal = new Rehearsal(SandboxApiVersion.V2017);
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"input","timeOut":2,"maxDigits":6,"submitOnHash":true},{"action":"wait"}]""");
        rehearsal.Sandbox.Server.Press(uuid, "3109");
        rehearsal.Advance(2);
        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.Equal(
            $$"""{"uuid":"{{uuid}}","conversation_uuid":"{{conversation}}","timed_out":true,"dtmf":"3109","timestamp":"2026-11-23T10:00:02.500Z"}""",
            rehearsal.Last("input").Raw);
    }

    [Theory]
    [InlineData("447700900901", """{}""", 3.4, """{"timeout_reason":"end_on_silence_timeout","results":[{"confidence":"0.94","text":"yes"}]}""")]
    [InlineData("447700900900", """{"endOnSilence":0.5}""", 1.9, """{"timeout_reason":"end_on_silence_timeout","results":[{"confidence":"0.94","text":"no"}]}""")]
    [InlineData("447700900000", """{}""", 10.5, """{"timeout_reason":"start_timeout","results":[]}""")]
    [InlineData("447700900000", """{"startTimeout":4}""", 4.5, """{"timeout_reason":"start_timeout","results":[]}""")]
    public async Task Speech_is_understood_when_it_is_over(string number, string options, double at, string speech)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""[{"action":"input","type":["speech"],"speech":{{options}}},{"action":"wait"}]""", number);
        rehearsal.Advance(at - 0.5 - 0.001);
        Assert.DoesNotContain("input@", rehearsal.Story(uuid), StringComparison.Ordinal);
        rehearsal.Advance(0.001);
        var input = JsonDocument.Parse(rehearsal.Last("input").Raw).RootElement;
        Assert.Equal(speech, input.GetProperty("speech").GetRawText());
        Assert.Equal("""{"digits":null,"timed_out":false}""", input.GetProperty("dtmf").GetRawText());
    }

    [Fact]
    public async Task Who_talks_too_long_is_cut_off_and_keys_override_speech()
    {
        using var rehearsal = new Rehearsal();
        const string Ncco = """[{"action":"input","type":["speech","dtmf"],"speech":{"maxDuration":1},"dtmf":{"maxDigits":1}},{"action":"wait"}]""";
        var talker = await rehearsal.AnsweredAsync(Ncco);
        rehearsal.Sandbox.Server.Say(talker, Thirty);
        rehearsal.Advance(1);
        Assert.Equal("max_duration", Speech(rehearsal.Last("input").Raw).GetProperty("timeout_reason").GetString());

        var presser = await rehearsal.AnsweredAsync(Ncco);
        rehearsal.Sandbox.Server.Press(presser, "5");
        Assert.Equal("Speech overridden by DTMF", Speech(rehearsal.Last("input").Raw).GetProperty("error").GetString());
        Assert.Equal("5", JsonDocument.Parse(rehearsal.Last("input").Raw).RootElement.GetProperty("dtmf").GetProperty("digits").GetString());
    }

    [Fact]
    public async Task Saved_speech_can_be_downloaded()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"input","type":["speech"],"speech":{"saveAudio":true}},{"action":"wait"}]""", "447700900901");
        rehearsal.Advance(3);
        var url = Speech(rehearsal.Last("input").Raw).GetProperty("recording_url").GetString()!;
        Assert.NotEmpty(uuid);
        var sound = await rehearsal.Sandbox.Client.GetByteArrayAsync(new Uri(url), TestContext.Current.CancellationToken);
        Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(sound, 0, 4));
    }

    [Fact]
    public async Task A_prompt_with_bargeIn_is_cut_short_by_a_key_and_one_without_is_not()
    {
        using var rehearsal = new Rehearsal();
        string Ncco(string barge) => $$$$"""
            [{"action":"talk","text":"{{{{Thirty}}}}"{{{{barge}}}}},{"action":"stream","streamUrl":["https://example.com/a.mp3"]},
             {"action":"input","type":["dtmf"],"dtmf":{"maxDigits":2}},{"action":"wait"}]
            """;
        var interrupted = await rehearsal.AnsweredAsync(Ncco(",\"bargeIn\":true"));
        rehearsal.Advance(1);
        rehearsal.Sandbox.Server.Press(interrupted, "12");
        // What is left to hear is skipped; both keys count.
        Assert.Equal($"talk@0.5 {Thirty} | press@1.5 12 | input@1.5 asks for keys", rehearsal.Steps(interrupted));
        Assert.Equal("12", JsonDocument.Parse(rehearsal.Last("input").Raw).RootElement.GetProperty("dtmf").GetProperty("digits").GetString());

        var patient = await rehearsal.AnsweredAsync(Ncco(""));
        rehearsal.Advance(1);
        rehearsal.Sandbox.Server.Press(patient, "12");
        rehearsal.Advance(1);
        Assert.EndsWith("https://example.com/a.mp3", rehearsal.Steps(patient), StringComparison.Ordinal);
        rehearsal.Advance(5);
        Assert.EndsWith("asks for keys | press@9 12", rehearsal.Steps(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_without_end_plays_on_beneath_the_input()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync(
            """[{"action":"talk","text":"Press a key","loop":0,"bargeIn":true},{"action":"input","type":["dtmf"],"dtmf":{"timeOut":5}},{"action":"wait"}]""");
        Assert.Equal("talk@0.5 Press a key | input@0.5 asks for keys", rehearsal.Steps(uuid));
        rehearsal.Advance(5);
        Assert.EndsWith("input@5.5", rehearsal.Story(uuid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_by_hand_waits_until_it_is_asked_for_one_answer_for_each_question()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900000", """
            [{"action":"wait","timeout":5},{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1}},
             {"action":"input","type":["speech"]},{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1}},{"action":"wait","timeout":1}]
            """);
        var server = rehearsal.Sandbox.Server;
        Assert.True(server.Press(uuid, "1"));
        Assert.True(server.Press(uuid, "2"));
        Assert.True(server.Say(uuid, "yes"));
        rehearsal.Advance(5.5);
        await rehearsal.StepAsync(uuid, "say");
        rehearsal.Advance(3);
        await rehearsal.StepAsync(uuid, "press", 2);
        await rehearsal.StepAsync(uuid, "wait", 2);
        rehearsal.Advance(1);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal(["1", null, "2"], rehearsal.Told(uuid).Where(static entry => entry.EventType == "input")
            .Select(static entry => JsonDocument.Parse(entry.Raw).RootElement.GetProperty("dtmf").GetProperty("digits").GetString()));
        Assert.False(server.Press(uuid, "3"));
        Assert.False(server.Say(uuid, "no"));
        Assert.False(server.HangUpFarEnd(uuid));
        Assert.Throws<ArgumentException>(() => server.Press(uuid, "x"));
        Assert.Throws<ArgumentException>(() => server.Say(uuid, " "));
        Assert.False(server.Press("unknown", "1"));
    }

    [Fact]
    public async Task In_asynchronous_mode_every_key_is_an_event_of_its_own_and_the_call_goes_on()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""
            [{"action":"input","type":["dtmf"],"mode":"asynchronous","eventUrl":["{{rehearsal.Url("/keys")}}"]},{"action":"talk","text":"Hello","loop":0}]
            """);
        Assert.Equal("talk", rehearsal.Sandbox.LastStep(uuid).EventType);
        rehearsal.Sandbox.Server.Press(uuid, "12");
        await rehearsal.RequestAsync("/keys", 2);
        Assert.Equal(["1", "2"], rehearsal.To("/keys").Select(static request =>
            JsonDocument.Parse(request.Body).RootElement.GetProperty("dtmf").GetProperty("digits").GetString()).Order());

        // The REST API can turn it to another address, and off.
        await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{uuid}/input/dtmf", $$"""{"event_url":["{{rehearsal.Url("/other")}}"]}""");
        rehearsal.Sandbox.Server.Press(uuid, "3");
        await rehearsal.RequestAsync("/other");
        await rehearsal.Sandbox.SendAsync("DELETE", $"/v1/calls/{uuid}/input/dtmf");
        rehearsal.Sandbox.Server.Press(uuid, "4");
        Assert.DoesNotContain("press@0.5 4", rehearsal.Steps(uuid), StringComparison.Ordinal);
        Assert.Equal((2, 1), (rehearsal.To("/keys").Length, rehearsal.To("/other").Length));
    }

    [Fact]
    public async Task Notify_sends_its_payload_and_an_empty_answer_lets_the_call_go_on()
    {
        using var rehearsal = new Rehearsal();
        string Ncco(string path) => $$$"""
            [{"action":"notify","payload":{"step":1,"ok":true},"eventUrl":["{{{rehearsal.Url(path)}}}"]},{"action":"talk","text":"After","loop":0}]
            """;
        var uuid = await rehearsal.AnsweredAsync(Ncco("/quiet"));
        await rehearsal.StepAsync(uuid, "talk");
        Assert.Equal("After", rehearsal.Sandbox.LastStep(uuid).Summary);
        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.Equal(
            $$$"""{"payload":{"step":1,"ok":true},"conversation_uuid":"{{{conversation}}}","timestamp":"2026-11-23T10:00:00.500Z"}""",
            rehearsal.To("/quiet")[0].Body);

        rehearsal.Answer("/replace", """[{"action":"talk","text":"Instead","loop":0}]""");
        var replaced = await rehearsal.AnsweredAsync(Ncco("/replace"));
        await rehearsal.StepAsync(replaced, "talk");
        Assert.Equal("Instead", rehearsal.Sandbox.LastStep(replaced).Summary);

        // What is no NCCO is none; and a receiver that fails does not end the call.
        foreach (var (path, answer) in new[] { ("/text", "\"thanks\""), ("/none", "[]"), ("/down", "500") })
        {
            rehearsal.Answer(path, answer);
            var going = await rehearsal.AnsweredAsync(Ncco(path));
            await rehearsal.StepAsync(going, "talk");
            Assert.Equal("After", rehearsal.Sandbox.LastStep(going).Summary);
        }
    }

    [Fact]
    public async Task A_broken_NCCO_in_an_answer_ends_the_call_with_an_error()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/event", """[{"action":"sing"}]""");
        var uuid = await rehearsal.AnsweredAsync(Menu, "447700900801");
        rehearsal.Advance(0.5);
        await rehearsal.SettledAsync(uuid);
        Assert.EndsWith("input@1 error@1 completed@1/200<platform=1", rehearsal.Story(uuid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_ends_with_the_call_and_can_be_downloaded()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$$"""
            [{"action":"record","beepStart":true,"transcription":{"eventUrl":["{{{rehearsal.Url("/transcript")}}}"]},"eventUrl":["{{{rehearsal.Url("/record")}}}"]},
             {"action":"talk","text":"{{{Thirty}}}"},{"action":"wait","timeout":1}]
            """);
        rehearsal.Advance(10);
        var request = await rehearsal.RequestAsync("/record");
        var transcribed = JsonDocument.Parse((await rehearsal.RequestAsync("/transcript")).Body).RootElement;
        var recorded = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(
            ["start_time", "recording_url", "size", "recording_uuid", "end_time", "conversation_uuid", "timestamp"],
            recorded.EnumerateObject().Select(static field => field.Name));
        Assert.Equal("2026-11-23T10:00:00Z", recorded.GetProperty("start_time").GetString());
        Assert.Equal("2026-11-23T10:00:03Z", recorded.GetProperty("end_time").GetString());
        Assert.Equal("2026-11-23T10:00:03.500Z", recorded.GetProperty("timestamp").GetString());

        var sound = await rehearsal.Sandbox.Client.GetByteArrayAsync(
            new Uri(recorded.GetProperty("recording_url").GetString()!), TestContext.Current.CancellationToken);
        Assert.Equal(recorded.GetProperty("size").GetInt64(), sound.Length);
        Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(sound, 0, 4));

        Assert.Equal("transcribed", transcribed.GetProperty("status").GetString());
        Assert.Equal(recorded.GetProperty("recording_uuid").GetString(), transcribed.GetProperty("recording_uuid").GetString());
        var transcript = await rehearsal.Sandbox.Client.GetStringAsync(
            new Uri(transcribed.GetProperty("transcription_url").GetString()!), TestContext.Current.CancellationToken);
        Assert.Contains(Thirty, transcript, StringComparison.Ordinal);
        Assert.NotEmpty(uuid);
    }

    [Fact]
    public async Task A_recording_in_the_background_ends_at_its_timeOut_while_the_call_goes_on()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"record","timeOut":4},{"action":"talk","text":"Hello","loop":0}]""");
        rehearsal.Advance(3.9);
        Assert.DoesNotContain("record@", rehearsal.Story(), StringComparison.Ordinal);
        rehearsal.Advance(0.1);
        Assert.EndsWith("record@4.5", rehearsal.Story(), StringComparison.Ordinal);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(uuid));
    }

    [Theory]
    [InlineData("""{"action":"record","endOnKey":"#"}""", "9#", 2.5)]
    [InlineData("""{"action":"record","endOnKey":"#","timeOut":7}""", "9", 7.5)]
    [InlineData("""{"action":"record","endOnSilence":3}""", "", 6.5)]
    [InlineData("""{"action":"record","endOnSilence":3,"timeOut":3}""", "", 3.5)]
    public async Task A_recording_that_ends_on_silence_or_a_key_keeps_the_call_waiting(string record, string pressed, double end)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""[{{record}},{"action":"talk","text":"Thanks","loop":0}]""");
        rehearsal.Advance(2);
        if (pressed.Length > 0) rehearsal.Sandbox.Server.Press(uuid, pressed);
        rehearsal.Advance(20);
        Assert.Contains(FormattableString.Invariant($"record@{end}"), rehearsal.Story(), StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"talk@{end} Thanks"), rehearsal.Steps(uuid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_calls_a_second_leg_into_the_conversation_and_goes_on_when_it_is_gone()
    {
        using var rehearsal = new Rehearsal();
        var first = await rehearsal.AnsweredAsync($$"""
            [{"action":"connect","from":"447700900555","endpoint":[{"type":"phone","number":"447700900310","dtmfAnswer":"p12#"}],"eventUrl":["{{rehearsal.Url("/second")}}"]},
             {"action":"talk","text":"They hung up."}]
            """);
        var conversation = rehearsal.Sandbox.Server.Calls.Find(first)!.ConversationUuid;
        var second = Other(rehearsal, first);
        rehearsal.Advance(10);
        Assert.Equal("connect@0.5 connects 447700900310", rehearsal.Steps(first));
        var page = (await rehearsal.Sandbox.GetAsync("/v1/calls?conversation_uuid=" + conversation)).Json;
        Assert.Equal(2, page.GetProperty("count").GetInt32());
        rehearsal.Advance(10);
        await rehearsal.SettledAsync(first);
        Assert.Equal("started@0.5 ringing@0.65 answered@1 completed@11/200<user=10", rehearsal.Story(second));
        Assert.Equal("dtmf@1 p12#", rehearsal.Steps(second));
        Assert.Equal("connect@0.5 connects 447700900310 | talk@11 They hung up.", rehearsal.Steps(first));
        Assert.EndsWith("completed@11.867/200<platform=12", rehearsal.Story(first), StringComparison.Ordinal);
        await rehearsal.RequestAsync("/second", 4);
        Assert.All(rehearsal.To("/second"), request => Assert.Contains("\"from\":\"447700900555\"", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("447700900000", ",\"limit\":5", "answered@1 completed@6/200<platform=5", 6)]
    [InlineData("447700900408", ",\"timeout\":5", "timeout@5.65", 5.65)]
    [InlineData("447700900486", "", "busy@0.65/486", 0.65)]
    [InlineData("447700900404", "", "failed@0.65:cannot_route/404", 0.65)]
    public async Task A_connected_leg_has_timers_of_its_own(string number, string more, string end, double next)
    {
        using var rehearsal = new Rehearsal();
        var first = await rehearsal.AnsweredAsync(
            $$"""[{"action":"connect","endpoint":[{"type":"phone","number":"{{number}}"}]{{more}}},{"action":"talk","text":"Next","loop":0}]""");
        rehearsal.Advance(30);
        Assert.EndsWith(" " + end, rehearsal.Story(Other(rehearsal, first)), StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"talk@{next} Next"), rehearsal.Steps(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_synchronous_connect_may_be_answered_with_another_NCCO_when_it_fails()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/sync", """[{"action":"talk","text":"Nobody there","loop":0}]""");
        var first = await rehearsal.AnsweredAsync($$"""
            [{"action":"connect","eventType":"synchronous","endpoint":[{"type":"phone","number":"447700900486"}],"eventUrl":["{{rehearsal.Url("/sync")}}"]},
             {"action":"talk","text":"Not this","loop":0}]
            """);
        rehearsal.Advance(1);
        await rehearsal.StepAsync(first, "talk");
        Assert.Equal("Nobody there", rehearsal.Sandbox.LastStep(first).Summary);
    }

    [Theory]
    [InlineData(0.1, "started@0.5 cancelled@0.6/487")]
    [InlineData(0.3, "started@0.5 ringing@0.65 cancelled@0.8/487")]
    [InlineData(3, "started@0.5 ringing@0.65 answered@1 completed@3.5/200<platform=3")]
    public async Task Who_was_called_by_somebody_who_hangs_up_is_let_go(double after, string life)
    {
        using var rehearsal = new Rehearsal();
        var first = await rehearsal.AnsweredAsync("""[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]""");
        var second = Other(rehearsal, first);
        rehearsal.Advance(after);
        Assert.True(rehearsal.Sandbox.Server.HangUpFarEnd(first));
        Assert.Equal(life, rehearsal.Story(second));
        Assert.EndsWith("<user=" + Math.Ceiling(after), rehearsal.Story(first), StringComparison.Ordinal);
        Assert.Equal(0, rehearsal.Clock.Pending);
    }

    [Fact]
    public async Task Who_is_connected_hears_the_NCCO_of_onAnswer_first_and_stays_then()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Answer("/whisper", """[{"action":"talk","text":"A caller from sales"}]""");
        var first = await rehearsal.AnsweredAsync($$$"""
            [{"action":"connect","endpoint":[{"type":"phone","number":"447700900000","onAnswer":{"url":"{{{rehearsal.Url("/whisper")}}}"}}]}]
            """);
        var second = Other(rehearsal, first);
        rehearsal.Advance(0.5);
        await rehearsal.StepAsync(second, "talk");
        rehearsal.Advance(60);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(second));
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(first));
    }

    [Fact]
    public async Task Calls_meet_in_a_named_conversation_and_leave_it_when_the_moderator_does()
    {
        using var rehearsal = new Rehearsal();
        var moderator = await rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup","endOnExit":true,"record":true}]""");
        var guest = await rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup"},{"action":"talk","text":"It is over."}]""");
        var room = rehearsal.Sandbox.Server.Calls.Find(moderator)!.ConversationUuid;
        Assert.Equal(room, rehearsal.Sandbox.Server.Calls.Find(guest)!.ConversationUuid);
        Assert.Equal([moderator, guest], (await rehearsal.Sandbox.GetAsync("/v1/calls?conversation_uuid=" + room)).Json
            .GetProperty("_embedded").GetProperty("calls").EnumerateArray().Select(static call => call.GetProperty("uuid").GetString()!));
        var transfer = JsonDocument.Parse(rehearsal.Told(moderator).Single(static entry => entry.EventType == "transfer").Raw).RootElement;
        Assert.Equal(
            ["conversation_uuid_from", "type", "uuid", "conversation_uuid_to", "timestamp"],
            transfer.EnumerateObject().Select(static field => field.Name));
        Assert.Equal((moderator, room, "transfer"), (
            transfer.GetProperty("uuid").GetString(), transfer.GetProperty("conversation_uuid_to").GetString(), transfer.GetProperty("type").GetString()));
        Assert.Empty((await rehearsal.Sandbox.GetAsync("/v1/calls?conversation_uuid=" + transfer.GetProperty("conversation_uuid_from").GetString()))
            .Json.GetProperty("_embedded").GetProperty("calls").EnumerateArray());

        rehearsal.Advance(60);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(guest));
        rehearsal.Sandbox.Server.HangUpFarEnd(moderator);
        Assert.EndsWith("It is over.", rehearsal.Steps(guest), StringComparison.Ordinal);
        rehearsal.Advance(5);
        Assert.Equal("completed", await rehearsal.Sandbox.StatusOfAsync(guest));
        Assert.Equal(room, JsonDocument.Parse(rehearsal.Last("record").Raw).RootElement.GetProperty("conversation_uuid").GetString());

        // A name is a conversation for as long as the sandbox runs.
        var later = await rehearsal.AnsweredAsync("""[{"action":"conversation","name":"standup"}]""");
        Assert.Equal(room, rehearsal.Sandbox.Server.Calls.Find(later)!.ConversationUuid);
    }

    [Fact]
    public async Task The_action_transfer_takes_everybody_along_and_one_that_leads_nowhere_ends_the_call()
    {
        using var rehearsal = new Rehearsal();
        var host = await rehearsal.AnsweredAsync("""[{"action":"conversation","name":"room"}]""");
        var room = rehearsal.Sandbox.Server.Calls.Find(host)!.ConversationUuid;
        var uuid = await rehearsal.AnsweredAsync(
            $$"""[{"action":"transfer","conversationId":"{{room}}"},{"action":"talk","text":"Not reached"}]""");
        rehearsal.Advance(60);
        Assert.Equal(room, rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(uuid));

        var lost = await rehearsal.AnsweredAsync("""[{"action":"transfer","conversationId":"CON-nowhere"}]""");
        await rehearsal.SettledAsync(lost);
        Assert.Contains(" error@61.5 completed@61.5", rehearsal.Story(lost), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_by_REST_moves_the_leg_tells_of_it_and_replaces_what_runs()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync("""[{"action":"talk","text":"Before","loop":0}]""");
        var before = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        rehearsal.Advance(1);
        Assert.Equal(204, (int)(await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{uuid}",
            """{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"talk","text":"After"},{"action":"wait","timeout":1}]}}""")).Status);
        var after = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        Assert.NotEqual(before, after);
        Assert.Equal(
            $$"""{"conversation_uuid_from":"{{before}}","type":"transfer","uuid":"{{uuid}}","conversation_uuid_to":"{{after}}","timestamp":"2026-11-23T10:00:01.500Z"}""",
            rehearsal.Last("transfer").Raw);
        Assert.Equal("talk@0.5 Before | transfer@1.5 is transferred to another NCCO | talk@1.5 After", rehearsal.Steps(uuid));

        rehearsal.Answer("/next", """[{"action":"talk","text":"From the web","loop":0}]""");
        await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{uuid}",
            $$$"""{"action":"transfer","destination":{"type":"ncco","url":["{{{rehearsal.Url("/next")}}}"]}}""");
        await rehearsal.StepAsync(uuid, "talk", 3);
        Assert.Equal("From the web", rehearsal.Sandbox.LastStep(uuid).Summary);
        rehearsal.Advance(100);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(uuid));
    }

    [Fact]
    public async Task A_connected_leg_that_is_transferred_leaves_its_caller_who_goes_on()
    {
        using var rehearsal = new Rehearsal();
        var first = await rehearsal.AnsweredAsync(
            """[{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]},{"action":"talk","text":"Alone","loop":0}]""");
        var second = Other(rehearsal, first);
        rehearsal.Advance(2);
        await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{second}",
            """{"action":"transfer","destination":{"type":"ncco","ncco":[{"action":"talk","text":"Elsewhere"}]}}""");
        Assert.EndsWith("talk@2.5 Alone", rehearsal.Steps(first), StringComparison.Ordinal);
        rehearsal.Advance(5);
        Assert.Equal("completed", await rehearsal.Sandbox.StatusOfAsync(second));
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(first));
    }

    [Fact]
    public async Task A_payment_is_taken_and_told_of()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync($$"""[{"action":"pay","amount":9.99,"eventUrl":["{{rehearsal.Url("/pay")}}"]},{"action":"talk","text":"Thanks","loop":0}]""");
        await rehearsal.StepAsync(uuid, "talk");
        Assert.Contains("\"type\":\"payment\",\"status\":\"success\"", rehearsal.To("/pay")[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_sandbox_ends_everything_without_a_word()
    {
        var rehearsal = new Rehearsal();
        await rehearsal.AnsweredAsync("""[{"action":"record"},{"action":"connect","endpoint":[{"type":"phone","number":"447700900000"}]}]""");
        await rehearsal.AnsweredAsync(Menu);
        await rehearsal.AnsweredAsync("""[{"action":"conversation","name":"room","record":true}]""");
        var before = rehearsal.Story();
        rehearsal.Sandbox.Server.Dispose();
        Assert.Equal(0, rehearsal.Clock.Pending);
        Assert.Equal(before, rehearsal.Story());
        rehearsal.Dispose();
    }

    private static JsonElement Speech(string json) => JsonDocument.Parse(json).RootElement.GetProperty("speech");

    /// <summary>The leg that another one was connected to.</summary>
    private static string Other(Rehearsal rehearsal, string first) =>
        rehearsal.Told().First(entry => entry.Uuid is { } uuid && uuid != first).Uuid!;
}
