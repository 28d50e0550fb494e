using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>Calls that come in: the application is asked what to do, as a voice menu is.</summary>
public sealed class InboundCallTests
{
    private const string Number = "442079460000";

    [Fact]
    public async Task A_voice_menu_answers_asks_and_does_what_the_key_says()
    {
        using var rehearsal = Application();
        rehearsal.Answer("/answer", $$$"""
            [{"action":"talk","text":"Press one for sales.","bargeIn":true},
             {"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1},"eventUrl":["{{{rehearsal.Url("/menu")}}}"]}]
            """);
        rehearsal.Answer("/menu", """[{"action":"talk","text":"Sales it is."}]""");
        var server = rehearsal.Sandbox.Server;

        var uuid = server.PlaceInboundCall("+44 7700 900077", Number);
        await rehearsal.StepAsync(uuid, "talk");
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(uuid));
        Assert.True(server.Press(uuid, "1"));
        await rehearsal.StepAsync(uuid, "talk", 2);
        rehearsal.Advance(5);
        await rehearsal.SettledAsync(uuid);

        Assert.Equal(
            "talk@0 Press one for sales. | press@0 1 | input@0 asks for keys | talk@0 Sales it is.", rehearsal.Steps(uuid));
        Assert.Equal("started@0 ringing@0 answered@0 input@0 completed@0.8/200<platform=1", rehearsal.Story(uuid));
        var conversation = server.Calls.Find(uuid)!.ConversationUuid;
        var region = Uri.EscapeDataString(server.BaseUri.GetLeftPart(UriPartial.Authority));
        Assert.Equal(
            $"/answer?to={Number}&from=447700900077&conversation_uuid={conversation}&uuid={uuid}&endpoint_type=phone&region_url={region}",
            Assert.Single(rehearsal.To("/answer")).Target);
        Assert.Equal(4, rehearsal.To("/events").Length);
    }

    [Fact]
    public async Task It_is_a_call_like_any_other_whose_id_is_no_GUID_with_dashes()
    {
        using var rehearsal = Application();
        rehearsal.Answer("/answer", """[{"action":"talk","text":"Hello","loop":0}]""");
        var uuid = rehearsal.Sandbox.Server.PlaceInboundCall("447700900077", Number);
        Assert.Matches("^[0-9a-f]{32}$", uuid);
        await rehearsal.StepAsync(uuid, "talk");
        rehearsal.Advance(6.5);
        await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{uuid}", """{"action":"hangup"}""");
        var call = await rehearsal.Sandbox.CallAsync(uuid);
        string Text(string name) => call.GetProperty(name).GetString()!;
        Assert.Equal(("inbound", "completed", "7", "0.00450000", "0.00052500", "23420"),
            (Text("direction"), Text("status"), Text("duration"), Text("rate"), Text("price"), Text("network")));
        Assert.Equal($$"""{"type":"phone","number":"{{Number}}"}""", call.GetProperty("to").GetRawText());
        Assert.Equal("""{"type":"phone","number":"447700900077"}""", call.GetProperty("from").GetRawText());
        Assert.Equal(call.GetRawText(), System.Text.Encoding.UTF8.GetString(rehearsal.Sandbox.Server.ShowCall(uuid)!));
        Assert.All(rehearsal.Told(uuid), static entry => Assert.Equal("inbound", entry.Fields["direction"]));
    }

    [Fact]
    public async Task Who_calls_behaves_as_their_number_says()
    {
        using var rehearsal = Application();
        rehearsal.Answer("/answer", """[{"action":"input","type":["dtmf"],"dtmf":{"maxDigits":1}},{"action":"talk","text":"Hello","loop":0}]""");
        var presses = rehearsal.Sandbox.Server.PlaceInboundCall("447700900807", Number);
        await rehearsal.StepAsync(presses, "input");
        rehearsal.Advance(0.5);
        await rehearsal.StepAsync(presses, "talk");
        Assert.Equal("7", JsonDocument.Parse(rehearsal.Last("input").Raw).RootElement.GetProperty("dtmf").GetProperty("digits").GetString());

        var hangsUp = rehearsal.Sandbox.Server.PlaceInboundCall("447700900304", Number);
        await rehearsal.StepAsync(hangsUp, "input");
        rehearsal.Advance(4);
        Assert.EndsWith("<user=4", rehearsal.Story(hangsUp), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", "started@0 ringing@0 failed@0:internal_error/500")]
    [InlineData("""[{"action":"sing"}]""", "started@0 ringing@0 error@0 failed@0:internal_error/500")]
    public async Task Where_the_application_does_not_say_what_to_do_the_call_fails(string answer, string life)
    {
        using var rehearsal = Application();
        rehearsal.Answer("/answer", answer);
        var uuid = rehearsal.Sandbox.Server.PlaceInboundCall("447700900077", Number);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal(life, rehearsal.Story(uuid));
    }

    [Fact]
    public async Task The_caller_can_give_up_while_the_application_thinks_and_the_application_can_decline()
    {
        using var rehearsal = new Rehearsal(configure: static (options, application) => options.AnswerUrl = "http://127.0.0.1:9/never");
        using var silent = new Support.ScriptedServer(static _ => null);
        var server = rehearsal.Sandbox.Server;
        var gone = server.PlaceInboundCall("447700900077", Number, silent.BaseUri + "answer");
        var declined = server.PlaceInboundCall("447700900077", Number, silent.BaseUri + "answer", "POST");
        Assert.Equal("ringing", await rehearsal.Sandbox.StatusOfAsync(gone));
        Assert.True(server.HangUpFarEnd(gone));
        await rehearsal.Sandbox.SendAsync("PUT", $"/v1/calls/{declined}", """{"action":"hangup"}""");
        Assert.Equal("started@0 ringing@0 cancelled@0/487", rehearsal.Story(gone));
        Assert.Equal("started@0 ringing@0 rejected@0:declined/603", rehearsal.Story(declined));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_said_plainly()
    {
        using var sandbox = new SandboxHarness();
        Assert.Equal(
            "Nobody can be asked what to do with the call: the application has no answer URL.",
            Assert.Throws<InvalidOperationException>(() => sandbox.Server.PlaceInboundCall("447700900077", Number)).Message);
        Assert.Throws<ArgumentException>(() => sandbox.Server.PlaceInboundCall("nobody", Number));
        Assert.Throws<ArgumentException>(() => sandbox.Server.PlaceInboundCall("447700900077", "12"));
        Assert.Throws<ArgumentException>(() => sandbox.Server.PlaceInboundCall("447700900077", Number, "answer.html"));
        Assert.Equal(0, sandbox.Server.CallCount);
        Assert.Null(sandbox.Server.ShowCall("unknown"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Times_of_calls_run_as_fast_as_the_time_scale_says(double scale)
    {
        // With the real clock: a call of 12 seconds of the sandbox's time, or of a fifth of one.
        var length = scale > 1 ? 12 : 0.2;
        using var server = SandboxServer.Start(
            new SandboxOptions { TimeScale = scale, RingAfter = TimeSpan.Zero, AnswerAfter = TimeSpan.Zero }, new TestJwtToolkit());
        server.SetNumber("447700900000", new NumberBehavior { HangUpAfter = TimeSpan.FromSeconds(length) });
        using var mint = new TokenMint(server.PrivateKeyPem, server.ApplicationId);
        using var client = new System.Net.Http.HttpClient { BaseAddress = server.BaseUri };
        client.DefaultRequestHeaders.Authorization = new("Bearer", mint.Make());
        using var content = new System.Net.Http.StringContent(SandboxHarness.ValidCall, null, "application/json");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var created = await client.PostAsync("/v1/calls", content, TestContext.Current.CancellationToken);
        var uuid = (await SandboxAnswer.ReadAsync(created)).Json.GetProperty("uuid").GetString()!;
        while (server.Calls.Find(uuid)!.Run is not null && watch.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(length / scale), $"ended after {watch.Elapsed}");
        using var shown = await client.GetAsync($"/v1/calls/{uuid}", TestContext.Current.CancellationToken);
        var call = (await SandboxAnswer.ReadAsync(shown)).Json;
        Assert.Equal("completed", call.GetProperty("status").GetString());
        // To the second, however late the timers were.
        Assert.Equal(Math.Ceiling(length).ToString(CultureInfo.InvariantCulture), call.GetProperty("duration").GetString());
        Assert.True(server.Now - server.StartedAt >= TimeSpan.FromSeconds(length), "the clock is behind the call");
        var times = server.ReadEvents().Where(static entry => entry.Kind == "webhook").Select(static entry => DateTimeOffset.Parse((string)entry.Fields["timestamp"]!, CultureInfo.InvariantCulture));
        Assert.Equal(length, (times.Last() - times.First()).TotalSeconds, 0.005);
    }

    private static Rehearsal Application() => new(configure: static (options, application) =>
    {
        options.AnswerUrl = application + "answer";
        options.EventUrl = application + "events";
    });
}
