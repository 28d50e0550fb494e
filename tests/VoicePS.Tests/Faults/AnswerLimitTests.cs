using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Core.Recordings;
using VoicePS.Tests.Core;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Faults;

/// <summary>A service that never stops talking is not listened to for ever, and does not fill the memory.</summary>
public sealed class AnswerLimitTests
{
    private static readonly VoiceCallId Leg = new(ApiCommand.Leg);

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task An_answer_without_end_is_given_up_after_8_MB(string encoding)
    {
        using var harness = new ClientHarness(new ScriptedServer((_, stream, stopping) => encoding == "gzip"
            ? stream.WriteAsync(BodyFaults.Packed("application/json", BodyFaults.Bomb.Value), stopping).AsTask()
            : TalkAsync(stream, "200 OK", stopping)));

        var error = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, Context()));

        Assert.Equal(VoiceErrorKind.NotUnderstood, error.Kind);
        Assert.Equal("The service answered 200 OK, but with more than 8 MB, of which no more was read.", error.Message);
    }

    [Fact]
    public async Task A_refusal_without_end_is_a_refusal_all_the_same()
    {
        using var harness = new ClientHarness(new ScriptedServer(static (_, stream, stopping) => TalkAsync(stream, "403 Forbidden", stopping)));

        var error = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, Context()));

        Assert.Equal((VoiceErrorKind.Refused, 403), (error.Kind, error.StatusCode));
    }

    [Fact]
    public async Task A_transcript_without_end_is_given_up_as_well()
    {
        using var harness = new ClientHarness(new ScriptedServer(static (_, stream, stopping) => TalkAsync(stream, "200 OK", stopping)));
        var address = new RecordingReference(new Uri(harness.Server.BaseUri, GoodAnswers.Transcript).ToString());

        var error = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Recordings.GetTranscriptionAsync(address, Context()));

        Assert.Contains("more than 32 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_a_hole_in_it_gives_the_calls_that_are_there()
    {
        using var harness = new ClientHarness(static _ => ScriptedServer.Json(
            200, $$"""{"count":2,"_embedded":{"calls":[null,{"uuid":"{{ApiCommand.Leg}}"},{"uuid":null}] } }"""));

        var calls = await harness.Calls.List(new CallQuery()).NextAsync(Context());

        Assert.Equal([ApiCommand.Leg, ""], [.. calls.Select(static call => call.Uuid)]);
    }

    private static RequestContext Context() => new(TestContext.Current.CancellationToken);

    private static async Task TalkAsync(Stream stream, string status, CancellationToken stopping)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"), stopping);
        var blanks = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
        while (true) await stream.WriteAsync(blanks, stopping);
    }
}
