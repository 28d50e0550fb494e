using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What a service refuses, or fails at.</summary>
internal static class StatusFaults
{
    private const string Group = "Refusals";

    /// <summary>The service's own words are never lost.</summary>
    private const string Words = "Words";

    private const string Problem = """{"type":"https://developer.vonage.com/api-errors","title":"Words","detail":"More words","instance":"bf0ca0bf"}""";
    private const string WithReason = """{"title":"Bad Request","invalid_parameters":[{"name":"to","reason":"Wrong"}]}""";
    private const string Old = """{"error_title":"Words","type":"UNKNOWN","error-code-label":"More words"}""";
    private const string Page = "<!doctype html><html><body><h1>502</h1></body></html>";

    public static IEnumerable<Fault> All() =>
    [
        Says("400 with a reason", static _ => ScriptedServer.Json(400, WithReason), new Expected("1 BadRequest", test: "1 false")
        {
            // The call is asked for: perhaps it has ended.
            [CommandKind.Force] = "2 BadRequest",
        }),
        Says("400 without a reason", static _ => ScriptedServer.Empty(400), new Expected("1 BadRequest", test: "1 false")
        {
            // Most often it has only just begun; so the call is looked at, which is refused as well.
            [CommandKind.Change] = "2 BadRequest",
            [CommandKind.Start] = "2 BadRequest",
            [CommandKind.End] = "2 BadRequest",
            [CommandKind.Force] = "3 BadRequest",
        }),
        Once(),
        Says("401 for ever", static _ => ScriptedServer.Json(401, Problem), new Expected("2 Unauthorized", test: "2 false"), Words),
        Says("402", static _ => ScriptedServer.Json(402, Problem), new Expected("1 PaymentRequired", test: "1 false"), Words),
        Says("403", static _ => ScriptedServer.Json(403, Problem), new Expected("1 Forbidden", test: "1 false"), Words),
        Says("404", static _ => ScriptedServer.Json(404, Problem), new Expected("1 CallNotFound", create: "1 NotFound", files: "1 RecordingNotFound", test: "1 false")
        {
            [CommandKind.List] = "1 NotFound",
            [CommandKind.Force] = "1 nothing",
        }),
        Says("409", static _ => ScriptedServer.Json(409, Problem), new Expected("1 Conflict", test: "1 false") { [CommandKind.Force] = "2 Conflict" }, Words),
        Says("413", static _ => ScriptedServer.Json(413, Problem), new Expected("1 RequestTooLarge", test: "1 false") { [CommandKind.Force] = "2 RequestTooLarge" }, Words),
        Says("415", static _ => ScriptedServer.Json(415, Problem), new Expected("1 Refused", test: "1 false") { [CommandKind.Force] = "2 Refused" }, Words),
        Says("403 with 1 MB of HTML", static _ => ScriptedServer.Answer(403, "text/html", Page + new string('x', 1 << 20)), new Expected("1 Forbidden", test: "1 false")),
        Says(
            "403 with 1 MB of words",
            static _ => ScriptedServer.Json(403, $$"""{"title":"Words","detail":"{{new string('x', 1 << 20)}}"}"""),
            new Expected("1 Forbidden", test: "1 false"),
            Words),
        Limited("429, Retry-After in seconds", static () => "Retry-After: 1", isWaitedFor: true),
        Limited("429, Retry-After as a date", static () => $"Date: {Now():R}\r\nRetry-After: {Now().AddSeconds(1):R}", isWaitedFor: true),
        Limited("429 without Retry-After", static () => "X-None: 1", isWaitedFor: true),
        Limited("429, Retry-After is a day", static () => "Retry-After: 86400", isWaitedFor: false),
        Limited("429, Retry-After is the year 9999", static () => "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", isWaitedFor: false),
        Limited("429, Retry-After is no time", static () => "Retry-After: -99999999999999999999", isWaitedFor: true),
        .. new[] { 500, 502, 503, 504 }.SelectMany(static status => new[]
        {
            Failed(status, "a problem in JSON", ScriptedServer.Json(status, Problem)),
            Failed(status, "JSON of 2017", ScriptedServer.Json(status, Old)),
            Failed(status, "HTML", ScriptedServer.Answer(status, "text/html", Page)),
            Failed(status, "nothing", ScriptedServer.Empty(status)),
        }),
    ];

    private static DateTimeOffset Now() => DateTimeOffset.UtcNow;

    private static Fault Says(string name, Func<SeenRequest, string> answer, Expected expected, string? words = null) =>
        Fault.At(Group, name, () => new FaultHost(new ScriptedServer(answer)), expected, words: words);

    private static Fault Once() => Fault.At(
        Group,
        "401 once",
        static () =>
        {
            var first = true;
            return new FaultHost(new ScriptedServer(request =>
            {
                if (!first) return GoodAnswers.For(request);
                first = false;
                return ScriptedServer.Json(401, Problem);
            }));
        },
        new Expected("2 ok"));

    private static Fault Limited(string name, Func<string> header, bool isWaitedFor) => Says(
        name,
        _ => ScriptedServer.Json(429, Problem, header()),
        isWaitedFor
            ? new Expected("2 RateLimited", wait: "2 WaitTimeout", test: "2 false")
            : new Expected("1 RateLimited", wait: "1 WaitTimeout", test: "1 false"),
        Words);

    // A call is placed again only after the one that says that nothing was done.
    private static Fault Failed(int status, string what, string answer) => Says(
        string.Create(CultureInfo.InvariantCulture, $"{status} with {what}"),
        _ => answer,
        new Expected(
            "2 ServiceFailed",
            create: status == 503 ? "2 ServiceFailed" : "1 ServiceFailed",
            wait: "2 WaitTimeout",
            test: "2 false"),
        answer.Contains(Words, StringComparison.Ordinal) ? Words : null);
}
