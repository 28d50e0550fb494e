using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>One current session per runspace, and one session for many runspaces.</summary>
public sealed class SessionTests
{
    private const string Empty = """{"count":0,"_embedded":{"calls":[]},"_links":{"last":{"href":"/"}}}""";

    [Fact]
    public void A_parallel_worker_that_connects_leaves_the_main_session_alone()
    {
        using var session = new ModuleSession();
        var result = session.Run($$"""
            Start-VoiceSandbox | Connect-VoiceSession
            $before = (Get-VoiceSession).ApplicationId
            1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module '{{Repository.Manifest}}'
                $sandbox = Start-VoiceSandbox
                $sandbox | Connect-VoiceSession
                (Get-VoiceSession).ApplicationId -eq $sandbox.ApplicationId
                $sandbox | Stop-VoiceSandbox
            }
            $before -eq (Get-VoiceSession).ApplicationId
            Test-VoiceSession
            Stop-VoiceSandbox
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(Enumerable.Repeat<object>(true, 6), result.Output);
    }

    [Fact]
    public void One_session_serves_many_parallel_workers_with_one_token()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Json(200, Empty));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var result = session.Run($$"""
            $shared = Get-VoiceSession
            1..40 | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module '{{Repository.Manifest}}'
                Get-VoiceCall -Session $using:shared
            }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(40, server.Requests.Count);
        Assert.Single(server.Requests.Select(static request => request.Headers["Authorization"]).Distinct());
    }

    [Fact]
    public void Removing_the_module_ends_what_its_runspace_began()
    {
        using var session = new ModuleSession();
        session.Run("$sandbox = Start-VoiceSandbox; $sandbox | Connect-VoiceSession; $open = Get-VoiceSession; Remove-Module VoicePS");

        Assert.Equal(false, PSObject.AsPSObject(session.GetVariable("sandbox")!).Properties["IsRunning"].Value);
        Assert.Equal(false, PSObject.AsPSObject(session.GetVariable("open")!).Properties["IsOpen"].Value);
    }

    public static TheoryData<string, string, string, string> Refusals => new()
    {
        {
            """{"type":"https://developer.nexmo.com/api-errors#unauthorized","title":"Unauthorized","detail":"You did not provide correct credentials."}""",
            "01:00:00", "ClockIsOff", "ahead of"
        },
        {
            """{"type":"https://developer.nexmo.com/api-errors#jwt-expired","title":"Expired"}""",
            "-01:00:00", "ClockIsOff", "behind"
        },
        {
            """{"type":"https://developer.nexmo.com/api-errors#invalid-signature","title":"Unauthorized"}""",
            "00:00:00", "KeyDoesNotFit", "does not belong to application"
        },
        { """{"title":"Unauthorized","detail":"Unknown application."}""", "00:00:00", "ApplicationUnknown", "does not know application" },
        { """{"title":"Unauthorized"}""", "00:00:00", "Unauthorized", "The clock is right" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_session_that_is_not_accepted_is_explained(string body, string localClockIsAheadBy, string reason, string words)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Json(
            401, body, "Date: " + (DateTimeOffset.UtcNow - TimeSpan.Parse(localClockIsAheadBy, System.Globalization.CultureInfo.InvariantCulture)).ToString("R")));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);

        var plain = session.Run("Test-VoiceSession");
        var detailed = session.Run("$found = Test-VoiceSession -Detailed; $found.Reason; $found.Explanation; $found.Success");

        Assert.False(plain.Single<bool>());
        Assert.Contains(words, Assert.Single(plain.Warnings), StringComparison.Ordinal);
        Assert.Empty(plain.Errors);
        Assert.Equal(reason, detailed.Output[0]);
        Assert.Contains(words, (string)detailed.Output[1], StringComparison.Ordinal);
        Assert.Equal(false, detailed.Output[2]);
    }

    [Fact]
    public async Task A_service_that_refuses_for_another_reason_did_accept_the_token()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Json(403, """{"title":"Low balance"}"""));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);
        var result = await Task.Run(() => session.Run("(Test-VoiceSession -Detailed).Explanation"));

        Assert.Equal("The service answered 403 Low balance. The token itself was accepted.", result.Single<string>());
    }
}
