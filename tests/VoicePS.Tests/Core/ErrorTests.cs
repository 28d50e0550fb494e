using System;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>Every form in which the service, its gateway or a proxy refuses.</summary>
public sealed class ErrorTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    public static TheoryData<int, string, string> Families => new()
    {
        // A, the reference of 2017
        {
            400, """{"type":"TYPE","error_title":"TITLE","invalid_parameters":{"type":"Is required."}}""",
            "The service answered 400 TITLE: type: Is required."
        },

        // B, the voice service, generic
        { 400, """{"type":"BAD_REQUEST","error_title":"Bad Request"}""", "The service answered 400 Bad Request." },

        // C, the voice service, validation: the type is a number, the parameters a list
        {
            400,
            """{"type":400,"title":"Bad Request","invalid_parameters":[{"reason":"Invalid type parameter provided","name":"event_url"},{"reason":"Too long","name":"to"}]}""",
            "The service answered 400 Bad Request: event_url: Invalid type parameter provided; to: Too long."
        },

        // D, the gateway's problem document
        {
            401,
            """{"type":"https://developer.nexmo.com/api-errors#unauthorized","title":"Unauthorized","detail":"You did not provide correct credentials.","instance":"a813c536"}""",
            "The service answered 401 Unauthorized: You did not provide correct credentials."
        },

        // E, a proxy
        { 502, "<html><body>Bad Gateway</body></html>", "The service answered 502 BadGateway." },
        { 503, "", "The service answered 503 ServiceUnavailable." },

        // F, other families
        { 420, """{"error-code":"420","error-code-label":"Numbers from this country can be requested from the Dashboard"}""",
            "The service answered 420 Numbers from this country can be requested from the Dashboard." },
        { 500, """{"message":"Something broke"}""", "The service answered 500 Something broke." },
        { 302, "", "The service answered 302 Found. It points to another address, which is not followed: the token goes only where it was meant to go." },
        { 400, """{"title":null,"detail":["x"],"invalid_parameters":"none"}""", "The service answered 400 BadRequest." },
        { 400, """["no object"]""", "The service answered 400 BadRequest." },
    };

    [Theory]
    [InlineData("""{"\ud800":1,"title":"Words"}""", "The service answered 400 Words.")]
    [InlineData("""{"title":"\ud800"}""", "The service answered 400 \\ud800.")]
    [InlineData("""{"title":"Words","invalid_parameters":{"\ud800":"Wrong"}}""", "The service answered 400 Words: \\ud800: Wrong.")]
    public void Half_a_character_loses_none_of_the_service_s_words(string body, string message)
    {
        var refusal = ErrorReader.ToException(new VoiceResponse(HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body)));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void What_the_service_says_at_great_length_is_shortened_in_the_message_and_nowhere_else()
    {
        var words = new string('x', 100_000);
        var refusal = ErrorReader.ToException(new VoiceResponse(HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes($$"""{"title":"Words","detail":"{{words}}"}""")));

        Assert.StartsWith("The service answered 400 Words: xxx", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((2001, words), (refusal.Message.Length, refusal.Detail));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Each_family_of_error_bodies_becomes_one_exception_in_the_services_own_words(int status, string body, string message)
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(status, body, "x-nexmo-trace-id: 0123456789abcdef"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(message, failure.Message);
        Assert.Equal(VoiceErrorKind.Refused, failure.Kind);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal("0123456789abcdef", failure.TraceId);
        Assert.Equal(body.Length == 0 ? null : body, failure.ResponseBody);
    }

    [Fact]
    public async Task The_parts_of_an_error_can_be_taken_one_by_one()
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Json(
            400,
            """{"type":400,"title":"Bad Request","detail":"Look again.","instance":"abc","invalid_parameters":[{"name":"to","reason":"Empty"},{"name":"to","reason":"Not an array"}]}""",
            "Date: Mon, 23 Nov 2026 12:00:00 GMT"));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(("400", "Bad Request", "Look again.", "abc"), (failure.ErrorType, failure.Title, failure.Detail, failure.Instance));
        Assert.Equal("Empty; Not an array", failure.InvalidParameters["to"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), failure.ServerTime);
    }

    [Theory]
    [InlineData("<html>Log in to the Wi-Fi</html>", "text/html")]
    [InlineData("{\"uuid\":", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("{}", "application/json")]
    public async Task Success_with_nonsense_is_an_error_and_never_an_empty_call(string body, string contentType)
    {
        using var harness = new ClientHarness(_ => ScriptedServer.Answer(200, contentType, body));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(VoiceErrorKind.NotUnderstood, failure.Kind);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_a_timeout()
    {
        using var harness = new ClientHarness(_ => null, TimeSpan.FromMilliseconds(300));
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(VoiceErrorKind.Timeout, failure.Kind);
        Assert.Contains("within 0.3 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_failed_connection()
    {
        using var harness = new ClientHarness(_ => null);
        harness.Server.Close();
        var failure = await Assert.ThrowsAsync<VoiceApiException>(() => harness.Calls.GetAsync(Leg, RequestContext.None));

        Assert.Equal(VoiceErrorKind.Connection, failure.Kind);
    }

    [Fact]
    public async Task A_request_that_is_stopped_is_neither_and_ends_at_once()
    {
        using var harness = new ClientHarness(_ => null);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Calls.GetAsync(Leg, new RequestContext(stop.Token)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task The_story_of_a_request_names_no_token_and_no_query()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var harness = new ClientHarness(_ => ScriptedServer.Json(200, """{"_embedded":{"calls":[]}}"""));
        await harness.Calls.List(new VoicePS.Core.Calls.CallQuery { ConversationUuid = "CON-secret" })
            .NextAsync(new RequestContext(CancellationToken.None, lines.Enqueue));

        var line = Assert.Single(lines);
        Assert.StartsWith("GET /v1/calls: 200 OK after ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("CON-secret", line, StringComparison.Ordinal);
    }
}
