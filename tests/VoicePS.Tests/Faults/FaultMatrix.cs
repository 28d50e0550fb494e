using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What came of one command with one fault.</summary>
/// <param name="Seen">See <see cref="Outcome"/>.</param>
/// <param name="Objections">What is wrong with it in any case.</param>
internal sealed record Cell(string Seen, IReadOnlyList<string> Objections);

/// <summary>Runs every command that needs a session through every fault, once for all tests.</summary>
public sealed class FaultMatrix
{
    // Most of the time everybody waits for something, so that there may be many more than processors.
    private const int Workers = 32;

    private readonly ConcurrentDictionary<(Fault Fault, ApiCommand Command), Cell> _cells = new();
    private readonly string _pem;

    /// <summary>Runs them all.</summary>
    public FaultMatrix()
    {
        using var key = RSA.Create(2048);
        _pem = key.ExportPkcs8PrivateKeyPem();
        using var folder = new TemporaryFolder();
        var work = new ConcurrentQueue<(Fault Fault, ApiCommand Command)>(Faults
            .SelectMany(static fault => ApiCommand.All.Select(command => (fault, command)))
            .OrderByDescending(static pair => Slowness(pair.fault, pair.command)));
        var workers = Enumerable.Range(0, Workers).Select(number => new Thread(() => Work(work, Path.Combine(folder.Path, $"{number}")))).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
    }

    internal static IReadOnlyList<Fault> Faults { get; } = [.. NetworkFaults.All(), .. StatusFaults.All(), .. BodyFaults.All()];

    internal Cell this[Fault fault, ApiCommand command] => _cells[(fault, command)];

    // What takes long begins first, so that nothing is left at the end to be waited for alone.
    private static int Slowness(Fault fault, ApiCommand command) => command.Kind switch
    {
        CommandKind.Save => fault.Expected[command.Kind][0] - '0',
        CommandKind.Wait when IsWaitedOut(fault) => 4,
        _ => fault.TimeoutSec < 60 ? 1 : 0,
    };

    private static bool IsWaitedOut(Fault fault) => fault.Expected[CommandKind.Wait].EndsWith(" WaitTimeout", StringComparison.Ordinal);

    private void Work(ConcurrentQueue<(Fault Fault, ApiCommand Command)> work, string folder)
    {
        using var session = new ModuleSession();
        session.SetVariable("pem", _pem);
        session.SetVariable("folder", folder);
        while (work.TryDequeue(out var pair)) _cells[pair] = Run(session, pair.Fault, pair.Command, folder);
    }

    private static Cell Run(ModuleSession session, Fault fault, ApiCommand command, string folder)
    {
        Directory.CreateDirectory(folder);

        // Long enough for all requests that are to come; and where no end of the time is to come, for a busy machine.
        session.SetVariable("patience", IsWaitedOut(fault) ? 8 : 60);
        using var host = fault.Open();
        var result = session.Run(
            $$"""
            Connect-VoiceSession -ApplicationId {{Guid.Empty}} -PrivateKey $pem -BaseUri {{host.BaseUri}} -MaximumRetryCount 1 -CallsPerSecond 0 -RequestsPerSecond 0 -TimeoutSec {{fault.TimeoutSec}} -ConnectTimeoutSec {{fault.ConnectTimeoutSec}}
            try { {{command.Script}} } catch { "ended by $($_.FullyQualifiedErrorId)" }
            Disconnect-VoiceSession
            '{{Outcome.WentOn}}'
            """);
        var seen = Outcome.Describe(command, result, host.Requests);
        var objections = Outcome.Objections(command, result, host.Requests).Concat(OnFiles(folder, seen)).Concat(OnStranger(host, command.Kind)).Concat(OnWords(fault, result)).ToArray();
        Directory.Delete(folder, recursive: true);
        return new Cell(seen, objections);
    }

    private static IEnumerable<string> OnFiles(string folder, string seen) =>
        seen.EndsWith(" ok", StringComparison.Ordinal) ? [] : Directory.EnumerateFiles(folder).Select(static file => $"it left {file}");

    // A file may be fetched from elsewhere, but without the token; nothing else is.
    private static IEnumerable<string> OnStranger(FaultHost host, CommandKind kind)
    {
        if (host.Stranger is not { } stranger) yield break;
        if (stranger.Requests.Count != (kind is CommandKind.Save or CommandKind.Text ? 1 : 0)) yield return $"the other host was asked {stranger.Requests.Count} times";
        if (stranger.Requests.Any(static request => request.Headers.ContainsKey("Authorization"))) yield return "the other host got the token";
    }

    private static IEnumerable<string> OnWords(Fault fault, SessionResult result) => result.Errors.Select(static error => error.ToString())
        .Concat(result.Warnings)
        .Where(said => fault.Words is { } words && !said.Contains(words, StringComparison.Ordinal))
        .Select(said => $"it does not say '{fault.Words}': {said}");
}
