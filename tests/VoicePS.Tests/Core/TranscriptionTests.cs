using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Core.Recordings;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Transcripts, as the service writes them and as it might one day.</summary>
public sealed class TranscriptionTests
{
    private const string Conversation = """
        {"ver":"1.0.0","request_id":"aaaa","channels":[
          {"transcript":[
            {"sentence":"Hello, this is Ada.","raw_sentence":"hello this is ada","duration":2600,"timestamp":1800,
             "words":[{"word":"hello","start_time":1800,"end_time":2300,"confidence":0.97},
                      {"word":"ada","start_time":3900,"end_time":4400,"confidence":0.5}]},
            {"sentence":"Goodbye.","raw_sentence":"goodbye","duration":700,"timestamp":9000,"words":[]}],
           "duration":12000},
          {"transcript":[{"sentence":"Hi Ada.","raw_sentence":"hi ada","duration":900,"timestamp":5000,"words":[]}],"duration":12000}]}
        """;

    [Fact]
    public async Task A_conversation_is_read_in_order_of_time_with_its_channels()
    {
        var sentences = await Read(Conversation);

        Assert.Equal(
            [(1, "Hello, this is Ada."), (2, "Hi Ada."), (1, "Goodbye.")],
            sentences.Select(static sentence => (sentence.Channel, sentence.Sentence!)));
        var first = sentences[0];
        Assert.Equal("hello this is ada", first.RawSentence);
        Assert.Equal(TimeSpan.FromSeconds(1.8), first.Start);
        Assert.Equal(TimeSpan.FromSeconds(2.6), first.Duration);
        Assert.Equal("2e7855d6", first.RecordingUuid);
        Assert.Empty(first.AdditionalProperties);
        Assert.Equal(["hello", "ada"], first.Words.Select(static word => word.Word));
        Assert.Equal((TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(4.4), 0.5m), (first.Words[1].Start, first.Words[1].End, first.Words[1].Confidence));
        Assert.Equal("Hello, this is Ada.", first.ToString());
        Assert.Equal("ada", first.Words[1].ToString());
    }

    [Fact]
    public async Task Numbers_as_text_nulls_and_the_fields_of_tomorrow_survive()
    {
        var sentence = Assert.Single(await Read("""
            {"channels":[{"transcript":[{"sentence":null,"raw_sentence":"hm","duration":"900.5","timestamp":null,"sentiment":"calm","mood":{"score":1},
              "words":[{"word":"hm","start_time":"10","end_time":null,"confidence":"0.25","speaker":"B"},null,7]}]}]}
            """));

        Assert.Null(sentence.Sentence);
        Assert.Equal("hm", sentence.ToString());
        Assert.Null(sentence.Start);
        Assert.Equal(TimeSpan.FromTicks(9_005_000), sentence.Duration);
        Assert.Equal(["mood", "sentiment"], sentence.AdditionalProperties.Keys.Order());
        var word = Assert.Single(sentence.Words);
        Assert.Equal((TimeSpan.FromMilliseconds(10), null, 0.25m), (word.Start, word.End, word.Confidence));
        Assert.Equal("B", word.AdditionalProperties["speaker"]);
    }

    [Fact]
    public async Task A_sentence_without_a_time_stays_behind_the_one_before_it()
    {
        var sentences = await Read("""
            {"channels":[{"transcript":[{"sentence":"a","timestamp":2000},{"sentence":"b"},{"sentence":"c","timestamp":4000}]},
                         {"transcript":[{"sentence":"x","timestamp":1000},{"sentence":"y","timestamp":3000}]}]}
            """);

        Assert.Equal(["x", "a", "b", "y", "c"], sentences.Select(static sentence => sentence.Sentence));
    }

    [Theory]
    [InlineData("sentence")]
    [InlineData("raw_sentence")]
    [InlineData("duration")]
    [InlineData("timestamp")]
    [InlineData("words")]
    [InlineData("x")]
    public async Task One_odd_field_never_loses_a_sentence(string field)
    {
        foreach (var value in new[] { "null", "true", "-17", "1e400", "\"\"", "\"x\"", "[]", "[[1]]", "{}", """{"a":[1]}""", "\"\\ud800\"" })
        {
            var sentences = await Read($$"""{"channels":[{"transcript":[{"{{field}}":{{value}}},{"sentence":"last"}]}]}""");
            Assert.Equal("last", sentences[1].Sentence);
        }
    }

    [Theory]
    [InlineData("""{"channels":[]}""")]
    [InlineData("""{"channels":[{"transcript":[],"duration":100}]}""")]
    [InlineData("""{"channels":[{"transcript":null},null,7,{}]}""")]
    [InlineData("\uFEFF{\"channels\":[]}")]
    public async Task Where_nobody_spoke_there_is_no_sentence(string json) => Assert.Empty(await Read(json));

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"channels":7}""")]
    [InlineData("""{"channels":[""")]
    public async Task What_is_no_transcript_is_shown_as_it_came(string body)
    {
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => Read(body));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
        Assert.Equal(body.Length == 0 ? null : body, failure.ResponseBody);
    }

    [Fact]
    public async Task The_token_goes_along_and_is_replaced_once_but_does_not_go_to_strangers()
    {
        using var storage = new ScriptedServer(static _ => ScriptedServer.Json(200, """{"channels":[]}"""));
        using var harness = new ClientHarness(request => request.Headers["Authorization"] == "Bearer token-1"
            ? ScriptedServer.Empty(401)
            : ScriptedServer.Answer(302, "text/plain", "", $"Location: {storage.BaseUri}"));
        var sentences = await harness.Recordings.GetTranscriptionAsync(new RecordingReference($"{harness.Server.BaseUri}t/1"), RequestContext.None);

        Assert.Empty(sentences);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], harness.Server.Requests.Select(static request => request.Headers["Authorization"]));
        Assert.False(Assert.Single(storage.Requests).Headers.ContainsKey("Authorization"));
        await Assert.ThrowsAsync<VoiceHostNotTrustedException>(() =>
            harness.Recordings.GetTranscriptionAsync(new RecordingReference(storage.BaseUri.AbsoluteUri), RequestContext.None));
        await Assert.ThrowsAsync<VoiceRecordingException>(() =>
            harness.Recordings.GetTranscriptionAsync(new RecordingReference(""), RequestContext.None));
    }

    private static async Task<IReadOnlyList<VoiceTranscriptionSentence>> Read(string json)
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(200, json));
        var reference = new RecordingReference($"{harness.Server.BaseUri}v1/files/t") { RecordingUuid = "2e7855d6" };
        return await harness.Recordings.GetTranscriptionAsync(reference, RequestContext.None);
    }
}
