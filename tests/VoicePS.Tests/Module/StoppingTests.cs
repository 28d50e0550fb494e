using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Ctrl+C while the service says nothing.</summary>
public sealed class StoppingTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    public static TheoryData<string> Commands =>
    [
        "New-VoiceCall -To 447700900000 -From 447700900001 -AnswerUrl https://example.com/",
        "Get-VoiceCall",
        $"Get-VoiceCall -Uuid {Leg}",
        $"Set-VoiceCall -Uuid {Leg} -Action mute",
        $"Stop-VoiceCall -Uuid {Leg}",
        $"Send-VoiceTalk -Uuid {Leg} -Text Hello",
        $"Stop-VoiceTalk -Uuid {Leg}",
        $"Start-VoiceStream -Uuid {Leg} -StreamUrl https://example.com/a.mp3",
        $"Stop-VoiceStream -Uuid {Leg}",
        $"Send-VoiceDtmf -Uuid {Leg} -Digits 1",
        $"Wait-VoiceCall -Uuid {Leg}",
        $"Register-VoiceDtmfEvent -Uuid {Leg} -EventUrl https://example.com/keys",
        $"Unregister-VoiceDtmfEvent -Uuid {Leg}",
        "Save-VoiceRecording -Uri ([uri]::new((Get-VoiceSession).BaseUri, '/v1/files/1'))",
        "Get-VoiceTranscription -Uri ([uri]::new((Get-VoiceSession).BaseUri, '/v1/files/1'))",
        "Test-VoiceSession",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_cmdlet_that_waits_for_the_service_stops_at_once(string command)
    {
        using var server = new ScriptedServer(static _ => null);
        using var session = new ModuleSession();
        Connect(session, server);
        using var shell = session.Begin($"{command}; 'went on'");
        var running = shell.BeginInvoke();
        await UntilAsync(() => server.Requests.Count == 1);

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        watch.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Single(server.Requests);
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public async Task A_sandbox_that_serves_until_Ctrl_C_frees_its_port_then()
    {
        using var session = new ModuleSession();
        var output = new PSDataCollection<PSObject>();
        using var shell = session.Begin("Start-VoiceSandbox -Wait");
        shell.BeginInvoke<PSObject, PSObject>(null, output);
        await UntilAsync(() => output.Count == 1);
        var address = (Uri)output[0].Properties["BaseUri"].Value;

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        using var again = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, address.Port);
        again.Start();
        Assert.Equal(false, output[0].Properties["IsRunning"].Value);
    }

    [Fact]
    public async Task A_cmdlet_that_waits_for_what_a_sandbox_notes_stops_at_once()
    {
        using var session = new ModuleSession();
        using var sandbox = session.Run("Start-VoiceSandbox").Single<IDisposable>();
        using var shell = session.Begin("Get-VoiceSandboxEvent -Wait; 'went on'");
        var running = shell.BeginInvoke();
        await UntilAsync(() => shell.InvocationStateInfo.State == PSInvocationState.Running);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
    }

    internal static void Connect(ModuleSession session, ScriptedServer server)
    {
        using var key = RSA.Create(2048);
        session.SetVariable("pem", key.ExportPkcs8PrivateKeyPem());
        session.Run($"Connect-VoiceSession -ApplicationId {Guid.NewGuid()} -PrivateKey $pem -BaseUri {server.BaseUri} -MaximumRetryCount 0 -CallsPerSecond 0 -RequestsPerSecond 0");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(10, patience.Token);
    }
}
