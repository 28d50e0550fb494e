using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Faults;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>Ctrl+C, whatever a command waits for.</summary>
public sealed class StopEverywhereTests
{
    // On an idle machine it is a few milliseconds. A busy one may take its time, but nobody waits for a network.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Where nothing shows that a command has come to wait, it is given that long to get there.
    private static readonly TimeSpan Head = TimeSpan.FromMilliseconds(150);

    private static readonly string Key = MakeKey();

    private static readonly Dictionary<string, Func<Place>> Places = new()
    {
        ["for a connection to open"] = static () => new Place(FaultHost.Full()),
        ["for an answer to begin"] = static () => Stalled(string.Empty),
        ["for the rest of the headers"] = static () => Stalled("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Rest:"),
        ["for the rest of the body"] = static () => Stalled("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"uuid\":"),
        ["to send a request again"] = static () => new Place(Server(static _ => ScriptedServer.Empty(503, "Retry-After: 100")))
        {
            Options = "-MaximumRetryCount 3 -CallsPerSecond 0 -RequestsPerSecond 0",
            IsReached = static (_, shell) => shell.Streams.Verbose.Any(static line => line.Message.Contains("sending it again", StringComparison.Ordinal)),
        },
        ["for its turn among the requests of a second"] = static () => new Place(Server(static _ => ScriptedServer.Json(200, "{}")))
        {
            Options = "-MaximumRetryCount 0 -CallsPerSecond 0.001 -RequestsPerSecond 0.001",

            // The first of each kind takes the only turn that there is for a long time.
            Before = "$null = Get-VoiceCall -ErrorAction SilentlyContinue; $null = New-VoiceCall 447700900000 -From 447700900001 -AnswerUrl https://example.com/ -ErrorAction SilentlyContinue",
        },
    };

    public static TheoryData<string> Waits => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Every_command_stops_at_once_while_it_waits(string wait)
    {
        using var folder = new TemporaryFolder();
        using var session = new ModuleSession();
        session.SetVariable("pem", Key);
        session.SetVariable("folder", folder.Path);
        session.SetVariable("patience", 100);
        var times = new List<TimeSpan>();
        foreach (var command in ApiCommand.All.Where(static command => command.Kind != CommandKind.Local))
        {
            using var place = Places[wait]();
            session.Run($"Connect-VoiceSession -ApplicationId {Guid.NewGuid()} -PrivateKey $pem -BaseUri {place.Host.BaseUri} {place.Options}");
            times.Add(await StopAsync(session, command, place));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Waiting {wait}: the slowest of {times.Count} commands took {times.Max().TotalMilliseconds:0} ms.");
    }

    private static async Task<TimeSpan> StopAsync(ModuleSession session, ApiCommand command, Place place)
    {
        if (place.Before.Length > 0) session.Run(place.Before);
        using var shell = session.Begin($"{command.Script} -Verbose; 'went on'");
        var running = shell.BeginInvoke();
        if (place.IsReached is { } isReached) Assert.True(SpinWait.SpinUntil(() => isReached(place.Host, shell), Patience), $"{command.Script} did not get to wait.");
        else await Task.Delay(Head, TestContext.Current.CancellationToken);
        var sent = place.Host.Requests;

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        watch.Stop();

        Assert.True(watch.Elapsed < Longest, $"{command.Script} took {watch.Elapsed}.");
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
        Assert.DoesNotContain(shell.Streams.Progress, static record => record.RecordType == ProgressRecordType.Processing);
        Assert.Equal(sent, place.Host.Requests);
        Assert.True(SpinWait.SpinUntil(() => place.Host.OpenConnections == 0, Patience), $"{command.Script} left a connection open.");
        return watch.Elapsed;
    }

    private static FaultHost Server(Func<SeenRequest, string> answer) => new(new ScriptedServer(request => answer(request)));

    // Says so much, and then nothing until the other side hangs up.
    private static Place Stalled(string beginning) => new(new FaultHost(new ScriptedServer(async (_, stream, stopping) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(beginning), stopping);
        while (await stream.ReadAsync(new byte[16], stopping) > 0)
        {
            // Nobody says anything more.
        }
    })))
    {
        IsReached = static (host, _) => host.Requests == 1,
    };

    private static string MakeKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A service at which commands come to wait for something.</summary>
    private sealed class Place(FaultHost host) : IDisposable
    {
        public FaultHost Host { get; } = host;

        /// <summary>The options of the session.</summary>
        public string Options { get; init; } = "-MaximumRetryCount 0 -CallsPerSecond 0 -RequestsPerSecond 0";

        /// <summary>What to do before the command.</summary>
        public string Before { get; init; } = string.Empty;

        /// <summary>Shows that the command has come to wait; null where nothing shows it.</summary>
        public Func<FaultHost, PowerShell, bool>? IsReached { get; init; }

        public void Dispose() => Host.Dispose();
    }
}
