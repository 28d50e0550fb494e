using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VoicePS.Sandbox;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Sandbox;

/// <summary>What becomes of a call by the number it goes to, event by event, as an application hears it over HTTP.</summary>
public sealed class NumberBehaviorTests
{
    private const string Hello = """[{"action":"talk","text":"Hello"}]""";
    private const string Endless = """[{"action":"talk","text":"Hello","loop":0}]""";

    /// <summary>The ending, what else the request says, and the whole life: status@second:detail/sip_code&lt;disconnected_by=duration.</summary>
    public static readonly TheoryData<string, string, string, string> Lives = new()
    {
        { "000", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "200", Hello, "", "started@0 ringing@0.15 answered@0.15 completed@0.55/200<platform=1" },
        { "205", Hello, "", "started@0 ringing@0.15 answered@5.15 completed@5.55/200<platform=1" },
        { "299", Hello, "", "started@0 ringing@0.15 timeout@60.15" },
        { "299", Hello, ",\"ringing_timer\":120", "started@0 ringing@0.15 answered@99.15 completed@99.55/200<platform=1" },
        { "300", Endless, "", "started@0 ringing@0.15 answered@0.5 completed@0.5/200<user=0" },
        { "307", Endless, "", "started@0 ringing@0.15 answered@0.5 completed@7.5/200<user=7" },
        { "307", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "307", Endless, ",\"length_timer\":3", "started@0 ringing@0.15 answered@0.5 completed@3.5/200<platform=3" },
        { "404", Hello, "", "started@0 failed@0.15:cannot_route/404" },
        { "410", Hello, "", "started@0 failed@0.15:number_out_of_service/404" },
        { "500", Hello, "", "started@0 failed@0.15:internal_error/500" },
        { "408", Hello, "", "started@0 ringing@0.15 timeout@60.15" },
        { "408", Hello, ",\"ringing_timer\":7", "started@0 ringing@0.15 timeout@7.15" },
        { "480", Hello, "", "started@0 ringing@0.15 unanswered@20.15:unavailable/480" },
        { "481", Hello, "", "started@0 ringing@0.15 unanswered@20.15:timeout/480" },
        { "482", Hello, "", "started@0 ringing@0.15 unanswered@20.15:carrier_timeout/480" },
        { "480", Hello, ",\"ringing_timer\":7", "started@0 ringing@0.15 timeout@7.15" },
        { "486", Hello, "", "started@0 busy@0.15/486" },
        { "603", Hello, "", "started@0 ringing@0.15 rejected@0.5:declined/603" },
        { "604", Hello, "", "started@0 rejected@0.15:invalid_number/603" },
        { "608", Hello, "", "started@0 rejected@0.15:restricted/603" },
        { "700", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "801", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "812", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "900", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
        { "901", Hello, "", "started@0 ringing@0.15 answered@0.5 completed@0.9/200<platform=1" },
    };

    /// <summary>The ending, the detection, and the whole life of a call whose NCCO takes 10 seconds.</summary>
    public static readonly TheoryData<string, string, string, string> Detections = new()
    {
        { "000", ",\"machine_detection\":\"continue\"", "answered@0.5 human@1.5 completed@10.5/200<platform=10", "wait@0.5" },
        { "700", ",\"machine_detection\":\"continue\"", "answered@0.5 machine@2.5 completed@10.5/200<platform=10", "wait@0.5" },
        { "701", ",\"machine_detection\":\"continue\"", "answered@0.5 machine@2.5 completed@10.5/200<platform=10", "wait@0.5" },
        { "700", ",\"machine_detection\":\"hangup\"", "answered@0.5 machine@2.5 completed@2.5/200<platform=2", "wait@0.5" },
        { "000", Advanced("continue", "detect"), "answered@0.5 human@1.5 completed@11.5/200<platform=11", "wait@1.5" },
        { "701", Advanced("continue", "detect"), "answered@0.5 machine@2.5 completed@12.5/200<platform=12", "wait@2.5" },
        { "701", Advanced("hangup", "detect"), "answered@0.5 machine@2.5 completed@2.5/200<platform=2", "" },
        { "000", Advanced("continue", "detect_beep"), "answered@0.5 human@1.5 completed@11.5/200<platform=11", "wait@1.5" },
        { "701", Advanced("continue", "detect_beep"), "answered@0.5 machine@6.5+beep_start completed@16.5/200<platform=16", "wait@6.5" },
        { "700", Advanced("continue", "detect_beep"), "answered@0.5 machine@47.5+beep_timeout completed@57.5/200<platform=57", "wait@47.5" },
        { "700", Advanced("continue", "detect_beep", 30), "answered@0.5 machine@32.5+beep_timeout completed@42.5/200<platform=42", "wait@32.5" },
        { "000", Advanced("continue", "default"), "answered@0.5 human@1.5 completed@10.5/200<platform=10", "wait@0.5" },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task A_number_lives_as_the_table_says(string ending, string ncco, string more, string life)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900" + ending, ncco, more);
        rehearsal.Advance(200);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal(life, rehearsal.Story(uuid));

        // The application was told exactly that, in whatever order it arrived.
        Assert.Equal(
            rehearsal.Told(uuid).Select(static entry => entry.Raw).Order(StringComparer.Ordinal),
            rehearsal.To("/event").Select(static request => request.Body).Order(StringComparer.Ordinal));

        // The API shows what the last event said, and no timer is left.
        var last = life.Split(' ')[^1];
        var call = await rehearsal.Sandbox.CallAsync(uuid);
        Assert.Equal(last.Split('@')[0], call.GetProperty("status").GetString());
        Assert.Equal(0, rehearsal.Clock.Pending);
    }

    [Theory]
    [MemberData(nameof(Detections))]
    public async Task Machine_detection_tells_who_answered(string ending, string detection, string life, string steps)
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900" + ending, """[{"action":"wait","timeout":10}]""", detection);
        if (detection.Contains("\"default\"", StringComparison.Ordinal))
        {
            rehearsal.Advance(2);
            await rehearsal.RequestAsync("/event", 4);
        }

        rehearsal.Advance(100);
        await rehearsal.SettledAsync(uuid);
        Assert.Equal("started@0 ringing@0.15 " + life, rehearsal.Story(uuid));
        Assert.Equal(steps, string.Join(" ", rehearsal.Steps(uuid).Split(' ').Take(steps.Length == 0 ? 0 : 1)));
        Assert.Equal(0, rehearsal.Clock.Pending);
    }

    [Fact]
    public async Task In_the_default_mode_an_NCCO_in_the_answer_to_a_beep_replaces_what_runs()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.AnsweredAsync(Endless, "447700900701", Advanced("continue", "default"));
        rehearsal.Advance(3);
        await rehearsal.RequestAsync("/event", 4);
        Assert.Equal("machine", await rehearsal.Sandbox.StatusOfAsync(uuid));
        await rehearsal.UntilAsync(() => rehearsal.Told(uuid).All(static entry => !entry.IsPending), "answers");

        rehearsal.Answer("/event", """[{"action":"talk","text":"Please call back."}]""");
        rehearsal.Advance(3);
        await rehearsal.StepAsync(uuid, "talk", 2);
        Assert.Equal("Please call back.", rehearsal.Sandbox.LastStep(uuid).Summary);
        Assert.EndsWith("machine@2.5 machine@6.5+beep_start", rehearsal.Story(uuid), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_says_exactly_what_the_service_says()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900307", Endless, ",\"machine_detection\":\"continue\"");
        rehearsal.Advance(10);
        await rehearsal.SettledAsync(uuid);
        var conversation = rehearsal.Sandbox.Server.Calls.Find(uuid)!.ConversationUuid;
        string Event(string id, string status, string time, string rest = "") => "{\"headers\":{},\"from\":\"447700900001\",\"to\":\"447700900307\","
            + $"\"{id}\":\"{uuid}\",\"conversation_uuid\":\"{conversation}\",\"status\":\"{status}\",\"direction\":\"outbound\","
            + $"\"timestamp\":\"2026-11-23T10:00:0{time}Z\"{rest}}}";
        Assert.Equal(
            [
                Event("uuid", "started", "0.000"),
                Event("uuid", "ringing", "0.150"),
                Event("uuid", "answered", "0.500", ",\"start_time\":null,\"rate\":null,\"network\":null"),
                Event("call_uuid", "human", "1.500"),
                Event("uuid", "completed", "7.500", ",\"start_time\":\"2026-11-23T10:00:00.000Z\",\"end_time\":\"2026-11-23T10:00:07.000Z\","
                    + "\"duration\":\"7\",\"rate\":\"0.10000000\",\"price\":\"0.01166667\",\"network\":\"23420\",\"sip_code\":200,\"disconnected_by\":\"user\""),
            ],
            rehearsal.Told(uuid).Select(static entry => entry.Raw));

        var call = await rehearsal.Sandbox.CallAsync(uuid);
        var completed = JsonDocument.Parse(rehearsal.Told(uuid)[^1].Raw).RootElement;
        foreach (var name in new[] { "start_time", "end_time", "duration", "rate", "price", "network" })
            Assert.Equal(call.GetProperty(name).GetString(), completed.GetProperty(name).GetString());
    }

    [Fact]
    public async Task By_GET_the_events_are_query_strings()
    {
        using var rehearsal = new Rehearsal();
        var uuid = await rehearsal.CallAsync("447700900486", Hello, ",\"event_method\":\"GET\"");
        rehearsal.Advance(1);
        await rehearsal.SettledAsync(uuid);
        var requests = rehearsal.To("/event");
        Assert.All(requests, static request => Assert.Equal(("GET", ""), (request.Method, request.Body)));
        Assert.Contains(requests, request => request.Target.Contains($"&uuid={uuid}&", StringComparison.Ordinal)
            && request.Target.Contains("&status=busy&", StringComparison.Ordinal) && request.Target.EndsWith("&sip_code=486", StringComparison.Ordinal));
        Assert.All(requests, static request => Assert.StartsWith("/event?headers=%7B%7D&from=447700900001&", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_address_of_its_own_a_call_tells_the_application_and_without_any_nobody()
    {
        using var rehearsal = new Rehearsal(configure: static (options, application) => options.EventUrl = application + "all");
        await rehearsal.Sandbox.CreateAsync(SandboxHarness.CallTo("447700900486"));
        rehearsal.Advance(1);
        await rehearsal.RequestAsync("/all", 2);

        using var alone = new SandboxHarness();
        var uuid = await alone.CreateAsync(SandboxHarness.CallTo("447700900486"));
        alone.Clock.Advance(TimeSpan.FromSeconds(1));
        var told = alone.Server.ReadEvents();
        Assert.Equal(["started", "busy"], told.Select(static entry => entry.Fields["status"]));
        Assert.All(told, entry => Assert.Equal((uuid, null, false), (entry.Uuid, entry.Url, entry.IsPending)));
    }

    [Fact]
    public async Task What_was_set_for_a_number_goes_before_its_ending_until_it_is_taken_back()
    {
        using var rehearsal = new Rehearsal();
        var server = rehearsal.Sandbox.Server;
        server.SetNumber("+44 7700 900486", new NumberBehavior { AnswerAfter = TimeSpan.FromSeconds(2), HangUpAfter = TimeSpan.FromSeconds(3) });
        var set = await rehearsal.CallAsync("447700900486", Endless);
        var other = await rehearsal.CallAsync("447700901486", Endless);
        rehearsal.Advance(60);
        Assert.Equal("started@0 ringing@0.15 answered@2.15 completed@5.15/200<user=3", rehearsal.Story(set));
        Assert.Equal("started@0 busy@0.15/486", rehearsal.Story(other));
        Assert.Equal("447700900486", Assert.Single(server.ReadNumbers()).Key);

        server.SetNumber("447700900486", null);
        Assert.Empty(server.ReadNumbers());
        var back = await rehearsal.CallAsync("447700900486", Endless);
        rehearsal.Advance(60);
        Assert.Equal("busy", await rehearsal.Sandbox.StatusOfAsync(back));
    }

    [Fact]
    public async Task Other_endpoints_than_phones_answer_unless_something_is_set_for_them()
    {
        using var rehearsal = new Rehearsal();
        string Call(string uri) => $$"""
            {"to":[{"type":"sip","uri":"{{uri}}"}],"from":{"type":"phone","number":"447700900001"},"ncco":{{Endless}}}
            """;
        var usual = await rehearsal.Sandbox.CreateAsync(Call("sip:alice@example.486"));
        rehearsal.Sandbox.Server.SetNumber("sip:bob@example.com", new NumberBehavior { Kind = NumberBehaviorKind.Busy });
        var busy = await rehearsal.Sandbox.CreateAsync(Call("sip:bob@example.com"));
        rehearsal.Advance(1);
        Assert.Equal("answered", await rehearsal.Sandbox.StatusOfAsync(usual));
        Assert.Equal("busy", await rehearsal.Sandbox.StatusOfAsync(busy));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_in_a_plain_sentence()
    {
        using var sandbox = new SandboxHarness();
        void Refused(string message, NumberBehavior behavior) =>
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => sandbox.Server.SetNumber("447700900123", behavior)).Message);

        Refused("A number cannot answer before it is called.", new() { AnswerAfter = TimeSpan.FromSeconds(-1) });
        Refused("A number cannot hang up before it answers.", new() { HangUpAfter = TimeSpan.FromSeconds(-1) });
        Refused("'12a' cannot be pressed: use the digits 0 to 9, * and #, and p for a pause of half a second.", new() { Digits = "12a" });
        Refused("A number that is 'Busy' has no detail.", new() { Kind = NumberBehaviorKind.Busy, Detail = "declined" });
        Refused(
            "'declined' is no detail of a number that is 'Failed': it has cannot_route, number_out_of_service, internal_error.",
            new() { Kind = NumberBehaviorKind.Failed, Detail = "declined" });
        Assert.Throws<ArgumentException>(() => sandbox.Server.SetNumber(" + ", new NumberBehavior()));
        Assert.Empty(sandbox.Server.ReadNumbers());
    }

    [Fact]
    public void Every_ending_is_described_and_none_hides_another()
    {
        var endings = NumberTable.Rules.Select(static rule => rule.Ending).ToArray();
        Assert.Equal(endings.Distinct(), endings);
        Assert.All(NumberTable.Rules, static rule => Assert.Matches("^[0-9a-z]{3}$", rule.Ending));
        Assert.All(NumberTable.Rules, static rule => Assert.NotEmpty(rule.Description));

        // Every kind and every detail can be had by an ending.
        var kinds = Lives.Select(static life => ((ITheoryDataRow)life).GetData()[3]!.ToString()!).ToArray();
        foreach (var kind in new[] { NumberBehaviorKind.Failed, NumberBehaviorKind.Rejected, NumberBehaviorKind.Unanswered })
        {
            foreach (var detail in NumberBehavior.DetailsOf(kind))
                Assert.Contains(kinds, life => life.Contains(':' + detail + '/', StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Get-VoiceSandboxNumber")]
    [InlineData("Set-VoiceSandboxNumber")]
    public void The_help_lists_exactly_the_endings_that_there_are(string page)
    {
        var rows = File.ReadAllLines(Repository.PathOf("docs", "help", page + ".md"))
            .Where(static line => Regex.IsMatch(line, "^\\| `[0-9a-z]{3}` \\|"));
        Assert.Equal(NumberTable.Rules.Select(static rule => $"| `{rule.Ending}` | {rule.Description} |"), rows);
    }

    private static string Advanced(string behavior, string mode, int? beepTimeout = null)
    {
        var timeout = beepTimeout is null ? "" : $",\"beep_timeout\":{beepTimeout}";
        return $",\"advanced_machine_detection\":{{\"behavior\":\"{behavior}\",\"mode\":\"{mode}\"{timeout}}}";
    }
}
