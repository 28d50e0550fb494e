using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What the service refuses in the first seconds of a call, although it would take it a moment later.</summary>
public sealed class EarlyRefusalTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string WithoutReason = """{"type":"BAD_REQUEST","error_title":"Bad Request"}""";

    public static TheoryData<string, string> Changes => new()
    {
        { "hangup", "PUT " },
        { "mute", "PUT " },
        { "talk", "PUT /talk" },
        { "stop talk", "DELETE /talk" },
        { "stream", "PUT /stream" },
        { "stop stream", "DELETE /stream" },
        { "dtmf", "PUT /dtmf" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_is_asked_of_a_call_too_early_is_asked_again(string what, string request)
    {
        var refusals = 2;
        using var harness = new ClientHarness(seen => Answer(seen, "ringing", () => refusals-- > 0 ? Refused(400) : Accepted()));
        await ChangeAsync(harness.Calls, what);

        Assert.Equal([request, "GET ", request, request], Seen(harness));
    }

    [Fact]
    public async Task A_call_that_stays_refused_is_asked_for_its_status_and_that_is_told()
    {
        var status = "started";
        using var harness = new ClientHarness(seen => Answer(seen, status, () =>
        {
            status = "ringing";
            return Refused(400);
        }));
        var refusal = await Assert.ThrowsAsync<VoiceApiException>(() => ChangeAsync(harness.Calls, "talk"));

        Assert.Equal((400, "ringing"), (refusal.StatusCode, refusal.CallStatus));
        Assert.Equal(["PUT /talk", "GET ", "PUT /talk", "PUT /talk", "GET "], Seen(harness));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("busy")]
    public async Task A_call_that_has_ended_is_not_asked_again(string status)
    {
        using var harness = new ClientHarness(seen => Answer(seen, status, () => Refused(400)));
        var refusal = await Assert.ThrowsAsync<VoiceApiException>(() => ChangeAsync(harness.Calls, "hangup"));

        Assert.Equal(status, refusal.CallStatus);
        Assert.Equal(["PUT ", "GET "], Seen(harness));
    }

    [Theory]
    [InlineData(400, """{"type":400,"title":"Bad Request","invalid_parameters":[{"reason":"Too loud","name":"level"}]}""")]
    [InlineData(400, """{"type":"TYPE","error_title":"TITLE","invalid_parameters":{"level":"Too loud"}}""")]
    [InlineData(400, """{"title":"Bad Request","detail":"Too loud"}""")]
    [InlineData(404, WithoutReason)]
    [InlineData(409, WithoutReason)]
    [InlineData(503, WithoutReason)]
    public async Task What_is_refused_with_a_reason_or_otherwise_is_not_asked_again(int status, string body)
    {
        using var harness = new ClientHarness(seen => Answer(seen, "ringing", () => ScriptedServer.Json(status, body)));
        var refusal = await Assert.ThrowsAsync<VoiceApiException>(() => ChangeAsync(harness.Calls, "talk"));

        Assert.Null(refusal.CallStatus);
        Assert.Equal(["PUT /talk"], Seen(harness));
    }

    [Fact]
    public async Task A_call_that_cannot_be_looked_at_is_not_asked_again()
    {
        using var harness = new ClientHarness(seen => Refused(seen.Method == "GET" ? 404 : 400));
        var refusal = await Assert.ThrowsAsync<VoiceApiException>(() => ChangeAsync(harness.Calls, "talk"));

        Assert.Equal((400, null), (refusal.StatusCode, refusal.CallStatus));
        Assert.Equal(["PUT /talk", "GET "], Seen(harness));
    }

    [Fact]
    public async Task A_call_whose_status_cannot_be_read_just_now_is_asked_again_all_the_same()
    {
        var refusals = 1;
        using var harness = new ClientHarness(seen =>
            seen.Method == "GET" ? Refused(503) : refusals-- > 0 ? Refused(400) : Accepted());
        await ChangeAsync(harness.Calls, "talk");

        Assert.Equal(["PUT /talk", "GET ", "PUT /talk"], Seen(harness));
    }

    [Fact]
    public async Task A_new_call_is_never_placed_twice()
    {
        using var harness = new ClientHarness(_ => Refused(400));
        await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.CreateAsync(
            new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), null) { AnswerUrl = "https://example.com/" }, RequestContext.None));

        Assert.Single(harness.Server.Requests);
    }

    [Fact]
    public async Task The_pause_can_be_broken_off_and_is_told()
    {
        using var harness = new ClientHarness(seen => Answer(seen, "started", () => Refused(400)), null, [TimeSpan.FromMinutes(5)]);
        using var stopping = new CancellationTokenSource();
        var told = "";
        var context = new RequestContext(stopping.Token, line =>
        {
            if (!line.Contains("trying again in 300000 ms", StringComparison.Ordinal)) return;
            told = line;
            stopping.Cancel();
        });
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Calls.SendDtmfAsync(Leg, "1", context));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
        Assert.Contains("The call is started", told, StringComparison.Ordinal);
    }

    public static TheoryData<int, string, bool> Endings => new()
    {
        { 404, "(not asked)", true },
        { 400, "completed", true },
        { 409, "busy", true },
        { 410, "unanswered", true },
        { 400, "answered", false },
        { 409, "ringing", false },
        { 401, "completed", false },
        { 403, "completed", false },
        { 429, "completed", false },
        { 503, "completed", false },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task To_end_a_call_that_has_ended_is_no_failure_where_that_is_wished(int answer, string status, bool isEnded)
    {
        using var harness = new ClientHarness(seen => Answer(seen, status, () => Refused(answer)));
        var ending = harness.Calls.EndAsync(Leg, RequestContext.None);

        if (isEnded) Assert.Null(await ending);
        else Assert.Equal(answer, (await Assert.ThrowsAsync<VoiceApiException>(() => ending)).StatusCode);
    }

    [Fact]
    public async Task A_call_that_can_be_ended_is_ended()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Empty(204));

        Assert.Null(await harness.Calls.EndAsync(Leg, RequestContext.None));
        Assert.Equal("""{"action":"hangup"}""", Assert.Single(harness.Server.Requests).Body);
    }

    private static Task ChangeAsync(CallsClient calls, string what) => what switch
    {
        "talk" => calls.StartTalkAsync(Leg, new TalkRequest("Hello"), RequestContext.None),
        "stop talk" => calls.StopTalkAsync(Leg, RequestContext.None),
        "stream" => calls.StartStreamAsync(Leg, new StreamRequest("https://example.com/a.mp3"), RequestContext.None),
        "stop stream" => calls.StopStreamAsync(Leg, RequestContext.None),
        "dtmf" => calls.SendDtmfAsync(Leg, "1", RequestContext.None),
        _ => calls.ModifyAsync(Leg, new CallAction(what), RequestContext.None),
    };

    private static string Answer(SeenRequest seen, string status, Func<string> change) =>
        seen.Method == "GET" ? ScriptedServer.Json(200, $$"""{"uuid":"{{Leg}}","status":"{{status}}"}""") : change();

    private static string Refused(int status) => ScriptedServer.Json(status, WithoutReason);

    private static string Accepted() => ScriptedServer.Json(200, $$"""{"message":"Done","uuid":"{{Leg}}"}""");

    private static string[] Seen(ClientHarness harness) =>
        [.. harness.Server.Requests.Select(static seen => $"{seen.Method} {seen.Target["/v1/calls/".Length..][Leg.Length..]}")];
}
