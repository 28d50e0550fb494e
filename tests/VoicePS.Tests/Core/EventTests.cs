using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VoicePS.Core.Events;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What the service may tell a webhook, then and now, and what becomes of it.</summary>
public sealed class EventTests
{
    private const string Leg = "aaaaaaaa-bbbb-cccc-dddd-0123456789ab";
    private const string Machine = """
        {"call_uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","from":"442079460000","to":"447700900000","status":"machine","conversation_uuid":"CON-1","direction":"outbound","sub_state":"beep_start","timestamp":"2020-01-01T12:00:00.000Z"}
        """;

    private const string Completed = """
        {"headers":{},"end_time":"2020-07-01T20:45:42.000Z","uuid":"0A0000000123ABCD1","network":"US-VIRTUAL-LEVEL3","duration":"7",
         "start_time":"2020-07-01T20:45:35.000Z","rate":"0.00450000","price":"0.00052500","from":"14845552121","to":"16105553939",
         "conversation_uuid":"CON-2541d01c-253e-48be-a8e0-da4bbe4c3722","status":"completed","direction":"inbound","timestamp":"2020-07-01T20:45:41.712Z"}
        """;

    private const string Record = """
        {"start_time":"2020-07-14T01:23:04Z","recording_url":"https://api.nexmo.com/v1/files/87b8851a-1","size":18990,
         "recording_uuid":"2e7855d6-1","end_time":"2020-07-14T01:23:09Z","conversation_uuid":"CON-181f3e7e","timestamp":"2020-07-14T01:23:09.426Z"}
        """;

    private const string Input = """
        {"speech":{"timeout_reason":"end_on_silence_timeout","results":[{"text":"sales","confidence":"0.94"},{"text":"sails","confidence":0.7}],"recording_url":"https://api.nexmo.com/v1/files/s"},
         "dtmf":{"digits":"1234","timed_out":true},"from":"15551234567","to":"15557654321","uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","conversation_uuid":"CON-1","timestamp":"2020-01-01T12:00:00.000Z"}
        """;

    private const string Transfer = """
        {"conversation_uuid_from":"CON-e386914b","type":"transfer","uuid":"0A0000000123ABCD1","conversation_uuid_to":"CON-2541d01c","timestamp":"2020-07-01T20:45:36.850Z"}
        """;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { """{"uuid":"7dd82abd-563e-4b0a-ba17-e5f0297a7c63","conversation_uuid":"78fd94b9-19f0-4df1-a538-8b0eebb09a18","status":"ringing","direction":"outbound"}""", "status", "ringing" },
        { """{"from":"1","to":"2","uuid":"u","conversation_uuid":"CON-1","status":"started","direction":"outbound","timestamp":"2020-01-01T12:00:00.000Z"}""", "status", "started" },
        { """{"from":"1","to":"2","uuid":"u","conversation_uuid":"CON-1","status":"answered","start_time":null,"rate":null,"network":null,"direction":"inbound","timestamp":"2020-01-01T12:00:00.000Z","headers":{}}""", "status", "answered" },
        { """{"call_uuid":"u","status":"human","from":"1","to":"2"}""", "status", "human" },
        { Machine, "status", "machine: beep_start" },
        { """{"uuid":"u","status":"busy","sip_code":486}""", "status", "busy" },
        { """{"uuid":"u","status":"cancelled"}""", "status", "cancelled" },
        { """{"uuid":"u","status":"unanswered","detail":"unavailable","sip_code":480}""", "status", "unanswered: unavailable" },
        { """{"uuid":"u","status":"rejected","detail":"declined","sip_code":603}""", "status", "rejected: declined" },
        { """{"uuid":"u","status":"failed","detail":"cannot_route","sip_code":404}""", "status", "failed: cannot_route" },
        { """{"uuid":"u","status":"timeout"}""", "status", "timeout" },
        { """{"uuid":"u","status":"disconnected"}""", "status", "disconnected" },
        { """{"uuid":"u","status":"levitating"}""", "status", "levitating" },
        { """{"uuid":"u","status":17}""", "status", "17" },
        { """{"uuid":"u","from":"1","to":"2","status":null,"direction":"inbound"}""", "status", "without a status" },
        { Completed, "status", "completed" },
        { """{"status":"completed","recording_url":"https://api.nexmo.com/v1/files/1","dtmf":{"digits":"1"},"reason":"x","payload":1,"uuid":"u"}""", "status", "completed" },
        { Record, "record", "https://api.nexmo.com/v1/files/87b8851a-1" },
        { """{"recording_url":"","size":0,"conversation_uuid":"CON-1"}""", "record", "without a recording" },
        { """{"conversation_uuid":"CON-1","type":"record","recording_uuid":"r","status":"transcribed","transcription_url":"https://api.nexmo.com/v1/files/t"}""", "transcription", "https://api.nexmo.com/v1/files/t" },
        { """{"status":"transcribed","type":"record"}""", "transcription", "transcribed" },
        { Input, "input", "keys 1234" },
        { """{"dtmf":{"digits":null,"timed_out":true},"uuid":"u"}""", "input", "nothing" },
        { """{"dtmf":"42","timed_out":"false","uuid":"u"}""", "input", "keys 42" },
        { """{"speech":{"error":"Speech overridden by DTMF"},"uuid":"u"}""", "input", "Speech overridden by DTMF" },
        { """{"speech":{"error":{"reason":"ERR1: Failed to analyze audio"}},"uuid":"u"}""", "input", "ERR1: Failed to analyze audio" },
        { Transfer, "transfer", "to CON-2541d01c" },
        { """{"conversation_uuid_from":"CON-1","conversation_uuid_to":"CON-2","uuid":"u"}""", "transfer", "to CON-2" },
        { """{"payload":{"order":7},"conversation_uuid":"CON-1","timestamp":"2020-01-01T12:00:00.000Z"}""", "notify", "with a payload" },
        { """{"payload":"hello","conversation_uuid":"CON-1"}""", "notify", "hello" },
        { """{"reason":"Syntax error in NCCO. Invalid value type or action.","conversation_uuid":"CON-1","timestamp":"2020-01-01T12:00:00.000Z"}""", "error", "Syntax error in NCCO. Invalid value type or action." },
        { """{"type":"payment","status":"success","conversation_uuid":"CON-1"}""", "payment", "success" },
        { """{"from":"442079460000","to":"447700900000","uuid":"u","conversation_uuid":"CON-1"}""", "answer", "442079460000 calls 447700900000" },
        { """{"from_user":"alice","to":"447700900000","uuid":"u","conversation_uuid":"CON-1","endpoint_type":"app"}""", "answer", "alice calls 447700900000" },
        { """{"from":"1234567","to":"2","uuid":"u","conversation_uuid":"CON-1","reason":"Connection closed.","original_request":{"url":"https://example.com/","type":"event"}}""", "answer", "1234567 calls 2" },
        { """{"type":"sip:refer","uuid":"u","from":"1","to":"2"}""", "unknown", "of an unknown kind" },
        { """{"hello":"world"}""", "unknown", "of an unknown kind" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_webhook_is_told_by_what_is_in_it(string json, string type, string summary)
    {
        var received = One(json);

        Assert.Equal((type, summary), (received.EventType, received.Summary));
        Assert.Equal(type, received.GetType().Name["Voice".Length..^"Event".Length].ToLowerInvariant());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_order_of_the_fields_does_not_matter(string json, string type, string summary)
    {
        var reversed = Reverse(json);
        var received = One(reversed);

        Assert.NotEqual(json, reversed);
        Assert.Equal((type, summary), (received.EventType, received.Summary));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_kept_in_a_file_is_read_again_as_it_was(string json, string type, string summary)
    {
        var kept = One(json).Raw;
        var again = One(kept);

        Assert.DoesNotContain('\n', kept);
        Assert.Equal((type, summary, kept), (again.EventType, again.Summary, again.Raw));
    }

    /// <summary>A query string has no null.</summary>
    public static TheoryData<string, string, string> KindsByGet =>
        [.. Kinds.Where(static row => !row.Data.Item1.Contains(":null", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(KindsByGet))]
    public void A_webhook_by_GET_says_the_same(string json, string type, string summary)
    {
        var received = One(Query(json));

        Assert.Equal((type, summary), (received.EventType, received.Summary));
    }

    [Fact]
    public void A_completed_call_has_money_times_and_durations_of_their_own_kind()
    {
        var received = Assert.IsType<VoiceStatusEvent>(One(Completed));

        Assert.Equal("0A0000000123ABCD1", received.Uuid);
        Assert.Equal("CON-2541d01c-253e-48be-a8e0-da4bbe4c3722", received.ConversationUuid);
        Assert.Equal(("14845552121", "16105553939"), (received.From?.Number, received.To?.Number));
        Assert.Equal("inbound", received.Direction);
        Assert.Equal(new DateTimeOffset(2020, 7, 1, 20, 45, 41, 712, TimeSpan.Zero), received.Timestamp);
        Assert.Equal(TimeSpan.FromSeconds(7), received.Duration);
        Assert.Equal((0.0045m, 0.000525m), (received.Rate, received.Price));
        Assert.Equal(TimeSpan.FromSeconds(7), received.EndTime - received.StartTime);
        Assert.Equal("US-VIRTUAL-LEVEL3", received.Network);
        Assert.Equal(["headers"], received.AdditionalProperties.Keys);
    }

    [Fact]
    public void The_webhook_of_the_2017_reference_with_every_field_it_lists_is_read()
    {
        var received = Assert.IsType<VoiceStatusEvent>(One("""
            {"uuid":"7dd82abd-563e-4b0a-ba17-e5f0297a7c63","conversation_uuid":"78fd94b9-19f0-4df1-a538-8b0eebb09a18",
             "to":[{"type":"phone","number":"447700900000"}],"from":{"type":"phone","number":"447700900001"},"direction":"outbound",
             "recording_url":"https://api.nexmo.com/media/download?id=1","start_time":"2020-01-01 12:00:00","network":"65512",
             "status":"completed","rate":"0.39","price":"23.40","duration":"60","end_time":"2020-01-01 12:01:00"}
            """));

        Assert.Equal(("447700900000", "447700900001"), (received.To?.Number, received.From?.Number));
        Assert.Equal("https://api.nexmo.com/media/download?id=1", received.RecordingUrl);
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero), received.StartTime);
        Assert.Equal((0.39m, 23.40m, TimeSpan.FromMinutes(1)), (received.Rate, received.Price, received.Duration));
        Assert.Empty(received.AdditionalProperties);
    }

    [Fact]
    public void An_answering_machine_is_found_by_its_call_uuid() => Assert.Equal(Leg, One(Machine).Uuid);

    [Fact]
    public void Input_by_keys_and_by_voice_is_understood()
    {
        var received = Assert.IsType<VoiceInputEvent>(One(Input));

        Assert.Equal(("1234", true), (received.Digits, received.TimedOut));
        Assert.Equal(("sales", "end_on_silence_timeout"), (received.SpeechText, received.SpeechTimeoutReason));
        Assert.Equal([("sales", 0.94m), ("sails", 0.7m)], received.SpeechResults.Select(static result => (result.Text, result.Confidence ?? 0)));
        Assert.Equal("https://api.nexmo.com/v1/files/s", received.RecordingUrl);
        Assert.Empty(received.AdditionalProperties);
    }

    [Fact]
    public void Input_by_GET_carries_its_objects_as_JSON_text()
    {
        var received = Assert.IsType<VoiceInputEvent>(One(
            "GET /event?speech=%7B%22results%22%3A%5B%5D%7D&dtmf=%7B%22digits%22%3A%221%23%22%2C%22timed_out%22%3Afalse%7D&from=%2B15557654321&uuid=" + Leg + " HTTP/1.1"));

        Assert.Equal(("1#", false, null), (received.Digits, received.TimedOut, received.SpeechText));
        Assert.Equal(("+15557654321", Leg), (received.From?.Identity, received.Uuid));
    }

    [Fact]
    public void A_recording_says_where_it_is()
    {
        var received = Assert.IsType<VoiceRecordEvent>(One(Record));

        Assert.Null(received.Uuid);
        Assert.Equal(("https://api.nexmo.com/v1/files/87b8851a-1", "2e7855d6-1", 18990), (received.RecordingUrl, received.RecordingUuid, received.Size));
        Assert.Equal(TimeSpan.FromSeconds(5), received.EndTime - received.StartTime);
        Assert.Empty(received.AdditionalProperties);
    }

    [Fact]
    public void A_transfer_says_from_where_to_where()
    {
        var received = Assert.IsType<VoiceTransferEvent>(One(Transfer));
        Assert.Equal(("CON-e386914b", "CON-2541d01c"), (received.ConversationUuidFrom, received.ConversationUuidTo));
    }

    [Fact]
    public void An_answer_webhook_keeps_the_region_the_SIP_headers_and_what_the_app_sent()
    {
        var received = Assert.IsType<VoiceAnswerEvent>(One("""
            {"to":"442079460000","from":"447700900000","uuid":"u","conversation_uuid":"CON-1","endpoint_type":"sip","region_url":"https://api-sg-1.nexmo.com",
             "custom_data":{"a":1},"SipHeader_X-Ticket":"12","SipHeader_User-to-User":"x;encoding=hex"}
            """));

        Assert.Equal(("https://api-sg-1.nexmo.com", "sip"), (received.RegionUrl, received.EndpointType));
        Assert.Equal("12", received.SipHeaders["x-ticket"]);
        Assert.Equal(2, received.SipHeaders.Count);
        Assert.Equal(1L, Assert.IsType<Dictionary<string, object?>>(received.CustomData, exactMatch: false)["a"]);
        Assert.Empty(received.AdditionalProperties);
    }

    public static TheoryData<string> OddFields =>
    [
        "status", "uuid", "call_uuid", "conversation_uuid", "timestamp", "to", "from", "direction", "sub_state", "detail", "sip_code",
        "disconnected_by", "start_time", "end_time", "duration", "rate", "price", "network", "recording_url", "recording_uuid", "size",
        "type", "transcription_url", "dtmf", "timed_out", "speech", "conversation_uuid_from", "conversation_uuid_to", "payload", "reason",
        "original_request", "from_user", "endpoint_type", "region_url", "custom_data", "SipHeader_X-A", "headers", "x",
    ];

    [Theory]
    [MemberData(nameof(OddFields))]
    public void One_odd_field_never_loses_an_event(string field)
    {
        string[] odd = ["null", "true", "17", "-3.5e400", "\"\"", "\"x\"", "\"{\\\"a\"", "[]", "[[]]", "{}", """{"a":{"b":[1]}}""", """{"results":[7,{"text":[]}],"digits":{}}"""];
        foreach (var value in odd)
        {
            foreach (var rest in new[] { "", ",\"status\":\"ringing\"", ",\"dtmf\":{}", ",\"payload\":1", ",\"recording_url\":\"y\"", ",\"from\":\"1\",\"uuid\":\"u\"" })
            {
                if (rest.Contains($"\"{field}\"", StringComparison.Ordinal)) continue;
                var received = One($$"""{"conversation":"kept","{{field}}":{{value}}{{rest}}}""");

                Assert.Equal("kept", received.AdditionalProperties["conversation"]);
                Assert.NotEmpty(received.Summary);
                Assert.NotEmpty(received.ToString());
            }
        }
    }

    [Fact]
    public void What_has_an_unexpected_type_is_kept_beside_what_is_understood()
    {
        var received = One("""{"uuid":"u","status":"completed","duration":"long","price":{"amount":1},"sip_code":null,"level":[1,2]}""");

        Assert.Equal(["duration", "level", "price"], received.AdditionalProperties.Keys.Order());
        Assert.Equal("long", received.AdditionalProperties["duration"]);
    }

    [Fact]
    public void A_list_of_events_gives_each_of_them() =>
        Assert.Equal(["status", "record"], EventReader.Read($"[{Machine},{Record}]").Select(static received => received.EventType));

    [Fact]
    public void Half_a_character_in_a_webhook_is_a_wrong_text_and_not_the_end_of_the_script()
    {
        var refusal = Assert.Throws<FormatException>(static () => EventReader.Read("{\"status\":\"\ud800\"}"));

        Assert.Equal("The event holds text that is no Unicode.", refusal.Message);
        Assert.Equal("ringing", EventReader.ReadQuery("status=ringing&speech={\"a\":\"\ud800\"}").Summary);
    }

    [Theory]
    [InlineData("", "There is no event in an empty text.")]
    [InlineData("\uFEFF \r\n", "There is no event in an empty text.")]
    [InlineData("hello", "The text is not an event. *")]
    [InlineData("=1", "The text is not an event. *")]
    [InlineData("17", "The text is not an event. *")]
    [InlineData("{}", "There are no fields. *")]
    [InlineData("[1]", "The JSON is not an event. *")]
    [InlineData("{\"status\":", "The event is not valid JSON (line 1, position 11).")]
    [InlineData("{\"status\":\"\\ud800\"}", "The event holds text that is no Unicode.")]
    public void What_is_no_event_is_refused_in_plain_words(string text, string message)
    {
        var refused = Assert.Throws<FormatException>(() => EventReader.Read(text));
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(message).Replace("\\*", ".*", StringComparison.Ordinal) + "$", refused.Message);
    }

    [Fact]
    public void JSON_that_is_nested_without_end_is_refused_and_does_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 10_000));
        Assert.Throws<FormatException>(() => EventReader.Read(deep));
    }

    [Theory]
    [InlineData("uuid=u&status=ringing")]
    [InlineData("?uuid=u&status=ringing")]
    [InlineData("https://example.com/event?uuid=u&status=ringing#top")]
    [InlineData("GET /event?uuid=u&status=ringing HTTP/1.1")]
    [InlineData("  ?&uuid=u&&status=ringing&flag  ")]
    public void A_query_string_may_come_with_what_is_around_it(string text) =>
        Assert.Equal(("u", "ringing"), (One(text).Uuid, One(text).Summary));

    private static VoiceEvent One(string text) => Assert.Single(EventReader.Read(text));

    private static string Reverse(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return "{ " + string.Join(",", document.RootElement.EnumerateObject().Reverse().Select(static member => $"\"{member.Name}\":{member.Value.GetRawText()}")) + "}";
    }

    internal static string Query(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return string.Join("&", document.RootElement.EnumerateObject().Select(static member => string.Create(
            CultureInfo.InvariantCulture,
            $"{member.Name}={Uri.EscapeDataString(member.Value.ValueKind == System.Text.Json.JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())}")));
    }
}
