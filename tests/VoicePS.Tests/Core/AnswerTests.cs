using System;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What the service may answer, then and now, and what becomes of it.</summary>
public sealed class AnswerTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    private const string CallOf2017 = """
        {"_links":{"self":{"href":"/calls/63f61863-4a51-4f6b-86e1-46edebcf9356"}},
         "uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","conversation_uuid":"63f61863-4a51-4f6b-86e1-46edebio0123",
         "to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},
         "status":"completed","direction":"outbound","rate":"0.39","price":"23.40","duration":"60",
         "start_time":"2015-02-04T22:45:00Z","end_time":"2015-02-04T23:45:00Z","network":"65512"}
        """;

    [Fact]
    public async Task The_call_of_the_2017_reference_is_read_with_money_times_and_durations_of_their_own_kind()
    {
        var call = await Get(CallOf2017);

        Assert.Equal(Leg, call.Uuid);
        Assert.Equal("63f61863-4a51-4f6b-86e1-46edebio0123", call.ConversationUuid);
        Assert.Equal("447700900000", call.To?.Number);
        Assert.Equal("447700900001", call.From?.Number);
        Assert.Equal("completed", call.Status);
        Assert.Equal("outbound", call.Direction);
        Assert.Equal(0.39m, call.Rate);
        Assert.Equal(23.40m, call.Price);
        Assert.Equal(TimeSpan.FromSeconds(60), call.Duration);
        Assert.Equal(new DateTimeOffset(2015, 2, 4, 22, 45, 0, TimeSpan.Zero), call.StartTime);
        Assert.Equal(new DateTimeOffset(2015, 2, 4, 23, 45, 0, TimeSpan.Zero), call.EndTime);
        Assert.Equal("65512", call.Network);
        Assert.Empty(call.AdditionalProperties);
    }

    [Fact]
    public async Task Todays_form_and_the_fields_of_tomorrow_survive()
    {
        var call = await Get("""
            {"uuid":"0A0000000123ABCD1","status":"levitating","direction":"inbound","rate":0.1,"price":null,"duration":2,
             "network":23420,"start_time":"2020-01-01 12:00:00","end_time":"2024-04-18T16:01:53.250Z",
             "to":{"type":"hologram","address":"x"},"from":null,"carrier":{"name":"Ada","codes":[1,2.5]},"flag":true}
            """);

        Assert.Equal("0A0000000123ABCD1", call.Uuid);
        Assert.Equal("levitating", call.Status);
        Assert.Equal("hologram", call.To?.Type);
        Assert.Null(call.From);
        Assert.Equal(0.1m, call.Rate);
        Assert.Null(call.Price);
        Assert.Equal(TimeSpan.FromSeconds(2), call.Duration);
        Assert.Equal("23420", call.Network);
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero), call.StartTime);
        Assert.Equal(TimeSpan.Zero, call.StartTime?.Offset);
        Assert.Equal(250, call.EndTime?.Millisecond);
        Assert.Equal(true, call.AdditionalProperties["flag"]);
        Assert.Equal(["carrier", "flag"], call.AdditionalProperties.Keys.Order());
    }

    public static TheoryData<string> OddFields =>
        ["status", "direction", "to", "from", "rate", "price", "duration", "start_time", "end_time", "network", "conversation_uuid", "_links", "x"];

    [Theory]
    [MemberData(nameof(OddFields))]
    public async Task One_odd_field_never_loses_a_call(string field)
    {
        string[] odd = ["null", "true", "17", "-3.5e400", "\"\"", "\"x\"", "[]", "[[]]", "{}", """{"a":{"b":[1]}}"""];
        foreach (var value in odd)
        {
            var call = await Get($$"""{"uuid":"{{Leg}}","{{field}}":{{value}}}""");
            Assert.Equal(Leg, call.Uuid);
        }
    }

    [Fact]
    public async Task A_new_call_knows_whom_it_goes_to_though_the_service_does_not_say()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(
            201, """{"uuid":"19d4df7c-d0dd-40c5-8460-1e88bd5d0d6b","conversation_uuid":"CON-1","status":"started","direction":"outbound"}"""));
        var call = await harness.Calls.CreateAsync(
            new CreateCallRequest(VoiceEndpoint.Phone("447700900000"), VoiceEndpoint.Phone("447700900001")) { AnswerUrl = "https://example.com/" },
            RequestContext.None);

        Assert.Equal(("started", "447700900000", "447700900001"), (call.Status, call.To?.Identity, call.From?.Identity));
    }

    [Fact]
    public async Task A_change_answered_with_the_call_gives_the_call_and_one_without_a_body_gives_nothing()
    {
        using var then = new ClientHarness(_ => ScriptedServer.Json(200, CallOf2017));
        using var now = new ClientHarness(_ => ScriptedServer.Empty(204));
        using var received = new ClientHarness(_ => ScriptedServer.Json(200, """{"message":"Received"}"""));

        Assert.Equal(Leg, (await then.Calls.ModifyAsync(Leg, new CallAction("mute"), RequestContext.None))?.Uuid);
        Assert.Null(await now.Calls.ModifyAsync(Leg, new CallAction("mute"), RequestContext.None));
        Assert.Null(await received.Calls.ModifyAsync(Leg, new CallAction("mute"), RequestContext.None));
    }

    [Fact]
    public async Task An_action_answered_without_a_body_still_names_the_call()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Empty(200));
        var result = await harness.Calls.StopTalkAsync(Leg, RequestContext.None);

        Assert.Equal((Leg, null, null), (result.Uuid, result.Message, result.RequestUuid));
    }

    [Fact]
    public async Task An_action_keeps_the_calls_id_beside_the_requests_own()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(
            200, """{"message":"Talk started","uuid":"ssf61863-4a51-ef6b-11e1-w6edebcf93bb"}"""));
        var result = await harness.Calls.StartTalkAsync(Leg, new TalkRequest("Hello"), RequestContext.None);

        Assert.Equal((Leg, "Talk started", "ssf61863-4a51-ef6b-11e1-w6edebcf93bb"), (result.Uuid, result.Message, result.RequestUuid));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_request_sent_again()
    {
        using var harness = new ClientHarness(request =>
            request.Headers["Authorization"] == "Bearer token-1" ? ScriptedServer.Empty(401) : ScriptedServer.Json(200, CallOf2017));
        var call = await harness.Calls.GetAsync(Leg, RequestContext.None);

        Assert.Equal(Leg, call.Uuid);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], harness.Server.Requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_not_tried_a_third_time()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Empty(401));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(401, failure.StatusCode);
        Assert.Equal(2, harness.Server.Requests.Count);
    }

    private static async Task<VoiceCall> Get(string json)
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(200, json));
        return await harness.Calls.GetAsync(Leg, RequestContext.None);
    }
}
