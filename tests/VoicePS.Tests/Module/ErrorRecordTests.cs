using System;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Threading.Tasks;
using VoicePS.Tests.Faults;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>What a script can rely on when something goes wrong: id, category, target, words and the next step.</summary>
public sealed class ErrorRecordTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";
    private const string Talk = $"Send-VoiceTalk -Uuid {Leg} -Text Hello";
    private const string Create = "New-VoiceCall -To 447700900000 -From 447700900001 -AnswerUrl https://example.com/";
    private const string List = "Get-VoiceCall";
    private const string Keys = $"Register-VoiceDtmfEvent -Uuid {Leg} -EventUrl https://example.com/keys";
    private const string NoKeys = $"Unregister-VoiceDtmfEvent -Uuid {Leg}";
    private const string Save = "Save-VoiceRecording -Uri ([uri]::new((Get-VoiceSession).BaseUri, '/v1/files/1'))";
    private const string Transcription = "Get-VoiceTranscription -Uri ([uri]::new((Get-VoiceSession).BaseUri, '/v1/files/1'))";

    public static TheoryData<string, int, string, ErrorCategory, string> Statuses => new()
    {
        { Talk, 302, "VoiceRedirected", ErrorCategory.ConnectionError, "Connect-VoiceSession -BaseUri" },
        { Talk, 400, "VoiceBadRequest", ErrorCategory.InvalidArgument, $"Get-VoiceCall -Uuid {Leg}" },
        { Create, 400, "VoiceBadRequest", ErrorCategory.InvalidArgument, "Correct what the service names" },
        { Talk, 401, "VoiceUnauthorized", ErrorCategory.AuthenticationError, "Test-VoiceSession" },
        { Create, 402, "VoicePaymentRequired", ErrorCategory.PermissionDenied, "balance" },
        { Create, 403, "VoiceForbidden", ErrorCategory.PermissionDenied, "balance" },
        { Talk, 404, "VoiceCallNotFound", ErrorCategory.ObjectNotFound, "region" },
        { List, 404, "VoiceNotFound", ErrorCategory.ObjectNotFound, "Get-VoiceSession" },
        { Talk, 409, "VoiceConflict", ErrorCategory.ResourceExists, "try again" },
        { Create, 413, "VoiceRequestTooLarge", ErrorCategory.LimitsExceeded, "NCCO" },
        { Create, 429, "VoiceRateLimited", ErrorCategory.LimitsExceeded, "fewer requests" },
        { Talk, 451, "VoiceRefused", ErrorCategory.InvalidOperation, "trace id abc" },
        { Create, 500, "VoiceServiceFailed", ErrorCategory.ResourceUnavailable, "may have been placed all the same" },
        { Talk, 503, "VoiceServiceFailed", ErrorCategory.ResourceUnavailable, $"Get-VoiceCall -Uuid {Leg}" },
        { List, 503, "VoiceServiceFailed", ErrorCategory.ResourceUnavailable, "Try again" },
        { Keys, 400, "VoiceBadRequest", ErrorCategory.InvalidArgument, "input action with the mode asynchronous" },
        { NoKeys, 400, "VoiceBadRequest", ErrorCategory.InvalidArgument, "input action with the mode asynchronous" },
        { Keys, 404, "VoiceCallNotFound", ErrorCategory.ObjectNotFound, "region" },
        { Keys, 503, "VoiceServiceFailed", ErrorCategory.ResourceUnavailable, $"Get-VoiceCall -Uuid {Leg}" },
        { Save, 300, "VoiceRedirected", ErrorCategory.ConnectionError, "Check the address" },
        { Save, 401, "VoiceUnauthorized", ErrorCategory.AuthenticationError, "application that made it" },
        { Save, 403, "VoiceForbidden", ErrorCategory.PermissionDenied, "application that made it" },
        { Save, 404, "VoiceRecordingNotFound", ErrorCategory.ObjectNotFound, "30 days" },
        { Save, 429, "VoiceRateLimited", ErrorCategory.LimitsExceeded, "fewer requests" },
        { Save, 503, "VoiceServiceFailed", ErrorCategory.ResourceUnavailable, "Try again" },
        { Transcription, 404, "VoiceRecordingNotFound", ErrorCategory.ObjectNotFound, "30 days" },
    };

    [Theory]
    [InlineData("3.0.0.0", "There is no session. Run: Connect-VoiceSession")]
    [InlineData("7.4.6.500", "There is no session. Run: Connect-VoiceSession")]
    [InlineData("7.5.0.500", "There is no session.")]
    [InlineData("7.6.9.500", "There is no session.")]
    public void Where_the_engine_prints_no_recommendation_the_message_has_it(string engine, string printed)
    {
        using var session = new ModuleSession();
        var module = session.Run("[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'VoicePS' } | Select-Object -First 1").Single<Assembly>();
        var details = module.GetType("VoicePS.Errors.Advice", throwOnError: true)!
            .GetMethod("Details", BindingFlags.NonPublic | BindingFlags.Static, [typeof(string), typeof(string), typeof(Version)])!
            .Invoke(null, ["There is no session.", "Run: Connect-VoiceSession", new Version(engine)]);

        Assert.Equal((printed, "Run: Connect-VoiceSession"), (((ErrorDetails)details!).Message, ((ErrorDetails)details).RecommendedAction));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_status_has_its_id_its_category_and_a_next_step(
        string command, int status, string id, ErrorCategory category, string advice)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(status, """{"title":"The service's own words"}""", "x-nexmo-trace-id: abc"));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var result = session.Run(command + "; 'and the script goes on'");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",VoicePS.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains("The service's own words", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var cause = Assert.IsType<VoiceApiException>(error.Exception);
        Assert.Equal((status, "abc"), (cause.StatusCode, cause.TraceId));
        Assert.Equal(["and the script goes on"], result.Output);
    }

    [Theory]
    [InlineData(Talk, Leg)]
    [InlineData(Create, "447700900000")]
    public void The_target_is_what_the_user_gave_so_that_it_can_be_piped_in_again(string command, string target)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Empty(503));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);

        Assert.Equal(target, Assert.Single(session.Run(command).Errors).TargetObject.ToString());
    }

    [Fact]
    public void A_refused_connection_and_a_timeout_are_two_different_errors()
    {
        using var server = new ScriptedServer(static _ => null);
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var slow = session.Run($"Connect-VoiceSession -ApplicationId {Guid.NewGuid()} -PrivateKey $pem -BaseUri {server.BaseUri} -TimeoutSec 1 -MaximumRetryCount 0; {Create}");
        server.Close();
        var refused = session.Run(Create);

        var timeout = Assert.Single(slow.Errors);
        Assert.StartsWith("VoiceTimeout,", timeout.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.OperationTimeout, timeout.CategoryInfo.Category);
        Assert.Contains("may have been placed all the same", timeout.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var connection = Assert.Single(refused.Errors);
        Assert.StartsWith("VoiceConnectionFailed,", connection.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, connection.CategoryInfo.Category);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_is_called_that()
    {
        using var certificate = NetworkFaults.Certify(IPAddress.Loopback, 1);
        using var server = new ScriptedServer(static (_, _, _) => Task.CompletedTask, certificate);
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);

        var error = Assert.Single(session.Run(Create).Errors);
        Assert.StartsWith("VoiceConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("certificate", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not trust the certificate", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_session_that_is_closed_under_way_says_so()
    {
        using var server = new ScriptedServer(static _ => null);
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var open = session.Run("Get-VoiceSession").Single<IDisposable>();
        using var shell = session.Begin(Talk);
        var running = shell.BeginInvoke();
        Assert.True(System.Threading.SpinWait.SpinUntil(() => server.Requests.Count == 1, TimeSpan.FromSeconds(20)));
        open.Dispose();

        shell.EndInvoke(running);
        Assert.StartsWith("VoiceSessionClosed,", Assert.Single(shell.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SilentlyContinue", 0)]
    [InlineData("Continue", 1)]
    public void ErrorAction_is_the_users_to_choose(string action, int errors)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Empty(404));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);

        Assert.Equal(errors, session.Run($"{Talk} -ErrorAction {action}").Errors.Count);
        Assert.ThrowsAny<RuntimeException>(() => session.Run($"{Talk} -ErrorAction Stop"));
    }

    [Fact]
    public void A_list_that_breaks_off_says_so_instead_of_looking_complete()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(
            200, $$"""{"count":100,"_links":{"self":{"href":"/calls"} },"_embedded":{"calls":[{"uuid":"{{Leg}}"}] } }"""));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var result = session.Run("Get-VoiceCall");

        Assert.Single(result.Output);
        Assert.Contains("stopped 99 before the end", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Select_Object_First_ends_the_listing_soon_after_the_page_that_satisfies_it()
    {
        using var server = new ScriptedServer(static request =>
        {
            var index = request.Target.Split("record_index=") is [_, var rest] ? int.Parse(rest.Split('&')[0], CultureInfo.InvariantCulture) : 0;
            return ScriptedServer.Json(
                200, $$"""{"count":1000,"_links":{"next":{"href":"/v1/calls?record_index={{index + 1}}"} },"_embedded":{"calls":[{"uuid":"{{Leg[..^4]}}{{index:D4}}"}] } }""");
        });
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var result = session.Run("Get-VoiceCall | Select-Object -First 2");

        Assert.Equal(2, result.Output.Count);
        Assert.InRange(server.Requests.Count, 2, 5);
        Assert.Empty(result.Errors);
    }
}
