using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Faults;

/// <summary>What is to come of a fault, written down column by column: <c>requests outcome</c>, see <see cref="Outcome"/>.</summary>
internal sealed class Expected
{
    private readonly Dictionary<CommandKind, string> _exceptions = [];
    private readonly string _usual;

    /// <param name="usual">What comes of it, but where one of the others says something else.</param>
    /// <param name="create">What a command says that places a call: nothing of it is sent twice.</param>
    /// <param name="wait">What a command says that asks again.</param>
    /// <param name="files">What a command says that brings a file.</param>
    /// <param name="test">What a command says that answers true or false.</param>
    public Expected(string usual, string? create = null, string? wait = null, string? files = null, string? test = null)
    {
        _usual = usual;
        foreach (var (kind, text) in new[]
        {
            (CommandKind.Create, create), (CommandKind.Wait, wait), (CommandKind.Save, files), (CommandKind.Text, files), (CommandKind.Test, test),
        })
        {
            if (text is not null) _exceptions[kind] = text;
        }
    }

    public string this[CommandKind kind]
    {
        get => kind == CommandKind.Local ? Outcome.LocalSuccess : _exceptions.GetValueOrDefault(kind, _usual);
        init => _exceptions[kind] = value;
    }
}

/// <summary>A way in which a service, or what is between, goes wrong: a row of the matrix.</summary>
internal sealed class Fault
{
    private Fault(string group, string name, Func<FaultHost> open, Expected expected)
    {
        Group = group;
        Name = name;
        Open = open;
        Expected = expected;
    }

    /// <summary>Under which heading it stands.</summary>
    public string Group { get; }

    /// <summary>What goes wrong.</summary>
    public string Name { get; }

    /// <summary>Opens something that goes wrong so.</summary>
    public Func<FaultHost> Open { get; }

    public Expected Expected { get; }

    /// <summary>How many seconds a request may take. Enough for a busy machine, but where waiting is what it is about.</summary>
    public int TimeoutSec { get; init; } = 60;

    /// <summary>How many seconds connecting may take.</summary>
    public int ConnectTimeoutSec { get; init; } = 60;

    /// <summary>What every error and warning about it says; null where it does not matter.</summary>
    public string? Words { get; init; }

    public override string ToString() => Name;

    /// <summary>One that answers with the text that the script gives.</summary>
    public static Fault Says(string group, string name, Func<SeenRequest, string> answer, Expected expected) =>
        Writes(group, name, request => Encoding.UTF8.GetBytes(answer(request)), expected);

    /// <summary>One that answers with the bytes that the script gives.</summary>
    public static Fault Writes(string group, string name, Func<SeenRequest, byte[]> answer, Expected expected) =>
        Does(group, name, (request, stream, stopping) => stream.WriteAsync(answer(request), stopping).AsTask(), expected);

    /// <summary>One that does with the connection what the script does.</summary>
    public static Fault Does(
        string group, string name, Func<SeenRequest, Stream, CancellationToken, Task> serve, Expected expected, int timeoutSec = 60) =>
        At(group, name, () => new FaultHost(new ScriptedServer(serve)), expected, timeoutSec);

    /// <summary>One at an address of its own.</summary>
    public static Fault At(
        string group, string name, Func<FaultHost> open, Expected expected, int timeoutSec = 60, int connectTimeoutSec = 60, string? words = null) =>
        new(group, name, open, expected) { TimeoutSec = timeoutSec, ConnectTimeoutSec = connectTimeoutSec, Words = words };
}
