using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>One session for many runspaces, for a long time, and at a service that comes and goes.</summary>
public sealed class LongLivedTests
{
    private const string Call = """{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"completed"}""";

    private static readonly int Runspaces = SoakSwitch.IsOn ? 64 : 16;

    private static readonly int Requests = SoakSwitch.IsOn ? 64 * 313 : 640;

    [Fact]
    public void Many_runspaces_share_one_session_and_one_token_and_nothing_is_left_of_them()
    {
        using var server = new ScriptedServer(static _ => ScriptedServer.Json(200, Call));
        using var session = new ModuleSession();
        StoppingTests.Connect(session, server);

        // What is made once and kept is made before it is counted.
        Run(Requests / 10);
        var before = (Threads: ThreadCount(), Handles: HandleCount());
        var result = Run(Requests);

        Assert.Empty(result.Errors);
        Assert.Equal(Requests, result.Output.Count);
        Assert.Single(server.Requests.Select(static request => request.Headers["Authorization"]).Distinct());
        var after = (Threads: ThreadCount(), Handles: HandleCount());
        TestContext.Current.TestOutputHelper?.WriteLine($"{Requests} requests of {Runspaces} runspaces; threads and handles before: {before}, after: {after}.");
        Assert.InRange(after.Threads, 0, before.Threads + Runspaces);
        Assert.InRange(after.Handles, 0, before.Handles + Runspaces);

        SessionResult Run(int requests) => session.Run($$"""
            $shared = Get-VoiceSession
            1..{{Runspaces}} | ForEach-Object -ThrottleLimit {{Runspaces}} -Parallel {
                Import-Module '{{Repository.Manifest}}'
                $session = $using:shared
                foreach ($number in 1..{{requests / Runspaces}}) { Get-VoiceCall 63f61863-4a51-4f6b-86e1-46edebcf9356 -Session $session }
            }
            """);
    }

    [Fact]
    public void A_service_that_was_started_again_is_reached_by_the_same_session()
    {
        var first = Start();
        using var session = new ModuleSession();
        StoppingTests.Connect(session, first);
        Assert.Empty(session.Run("Get-VoiceCall 63f61863-4a51-4f6b-86e1-46edebcf9356").Errors);

        first.Dispose();
        Assert.StartsWith("VoiceConnectionFailed,", Assert.Single(session.Run("Get-VoiceCall 63f61863-4a51-4f6b-86e1-46edebcf9356").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        using var second = Start(first.BaseUri.Port);
        Assert.Empty(session.Run("Get-VoiceCall 63f61863-4a51-4f6b-86e1-46edebcf9356").Errors);
        Assert.Single(second.Requests);
    }

    private static ScriptedServer Start(int port = 0) => new(
        static async (_, stream, stopping) => await stream.WriteAsync(Encoding.UTF8.GetBytes(ScriptedServer.Json(200, Call)), stopping), port: port);

    private static int ThreadCount()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static int HandleCount()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (Directory.Exists("/proc/self/fd")) return Directory.GetFiles("/proc/self/fd").Length;
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }
}
