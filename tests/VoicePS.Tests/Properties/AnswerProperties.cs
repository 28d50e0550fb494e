using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using CsCheck;
using VoicePS.Core.Calls;
using VoicePS.Core.Http;
using VoicePS.Core.Json;
using VoicePS.Core.Recordings;
using VoicePS.Tests.Faults;
using Xunit;

namespace VoicePS.Tests.Properties;

/// <summary>Whatever a service answers, it becomes an object, or the one exception that is documented.</summary>
public sealed class AnswerProperties
{
    private static readonly string[] Refusals =
    [
        """{"type":"TYPE","error_title":"TITLE","invalid_parameters":{"type":"Is required."}}""",
        """{"type":400,"title":"Bad Request","invalid_parameters":[{"reason":"Invalid type parameter provided","name":"event_url"},{"reason":"Too long","name":"to"},7]}""",
        """{"type":"https://developer.nexmo.com/api-errors#unauthorized","title":"Unauthorized","detail":"You did not provide correct credentials.","instance":"a813c536"}""",
        """{"error-code":"420","error-code-label":"Numbers not found","description":"x","message":"y","code":1}""",
    ];

    private static readonly Uri Host = new("https://api.example.com/");

    [Fact]
    public void A_call_or_the_documented_exception() => Run([GoodAnswers.Call], 5_000, static response =>
        VoicePipeline.Decode(response, VoiceJson.Default.VoiceCall));

    [Fact]
    public void A_page_of_calls_or_the_documented_exception() => Run([GoodAnswers.List], 5_000, static response =>
        VoicePipeline.Decode(response, VoiceJson.Default.CallPage)?.Embedded?.Calls);

    [Fact]
    public void An_answer_to_an_action_or_the_documented_exception() => Run([GoodAnswers.Action], 5_000, static response =>
        VoicePipeline.Decode(response, VoiceJson.Default.ActionAnswer));

    [Fact]
    public void A_transcript_or_the_documented_exception() => Run([GoodAnswers.TranscriptText], 5_000, static response =>
        TranscriptionReader.Read(response, null));

    [Fact]
    public void A_call_of_a_sandbox_or_the_documented_exception() => Soak.Run(Inputs.JsonBytes([GoodAnswers.Call]), 5_000, Print, static body =>
    {
        try
        {
            Everything.Read(CallReader.Read(body, Host));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    });

    [Fact]
    public void A_refusal_is_always_the_documented_exception_and_short() => Soak.Run(Inputs.JsonBytes(Refusals), 5_000, Print, static body =>
    {
        var refusal = ErrorReader.ToException(new VoiceResponse(HttpStatusCode.BadRequest, body));
        Everything.Read(refusal);
        Assert.InRange(refusal.Message.Length, 1, 2001);
        return refusal.Title is not null;
    });

    private static void Run(IReadOnlyList<string> samples, int usual, Func<VoiceResponse, object?> read) =>
        Soak.Run(Inputs.JsonBytes(samples), usual, Print, body =>
        {
            try
            {
                Everything.Read(read(new VoiceResponse(HttpStatusCode.OK, body)));
                return true;
            }
            catch (VoiceApiException exception)
            {
                Assert.Equal(VoiceErrorKind.NotUnderstood, exception.Kind);
                return false;
            }
        });

    private static string Print(byte[] body) => Encoding.UTF8.GetString(body);
}
