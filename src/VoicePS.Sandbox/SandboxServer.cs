using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Api.Validation;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>
/// A Voice API on this machine: it verifies tokens, validates requests and keeps calls that ring, are answered and
/// end. Only programs on this machine can reach it. Safe to use from several threads.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly object _gate = new();
    private readonly SandboxSetup _setup;
    private readonly List<Application> _applications;
    private volatile bool _stopped;

    private SandboxServer(SandboxSetup setup, DateTimeOffset startedAt)
    {
        _setup = setup;
        _applications = new List<Application> { setup.First };
        PrivateKeyPem = setup.First.Key.ExportPem();
        StartedAt = startedAt;
    }

    /// <summary>The address to send requests to, without a path: <c>http://127.0.0.1:8088/</c>.</summary>
    public Uri BaseUri => _setup.BaseUri;

    /// <summary>The TCP port.</summary>
    public int Port => BaseUri.Port;

    /// <summary>The id of the application that the sandbox was started with.</summary>
    public string ApplicationId => _setup.First.Id;

    /// <summary>The private key of that application, as PKCS#8 PEM text.</summary>
    public string PrivateKeyPem { get; }

    /// <summary>When the sandbox started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Which form of the API it speaks.</summary>
    public SandboxApiVersion ApiVersion => _setup.Options.ApiVersion;

    /// <summary>False once the sandbox is stopped.</summary>
    public bool IsRunning => !_stopped;

    /// <summary>How many calls that application had so far, ended ones included.</summary>
    public int CallCount => Calls.Count;

    /// <summary>The sandbox's time, in UTC: real time at the start, and running ahead of it where the time scale is above 1.</summary>
    public DateTimeOffset Now => _setup.CallClock.UtcNow;

    internal CallStore Calls => _setup.First.Calls;

    internal Switchboard Board => _setup.First.Board;

    internal SandboxEventLog Log => _setup.Log;

    internal IWebhookSender Webhooks => _setup.First.Webhooks;

    internal IRecordingStore Recordings => _setup.First.Recordings;

    /// <summary>Starts a sandbox with an application and a key of its own.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="jwt">Makes the key and verifies tokens.</param>
    /// <returns>The running sandbox. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port, a time or the version is outside what is possible.</exception>
    /// <exception cref="SandboxStartException">The port is taken, or the system does not allow it.</exception>
    public static SandboxServer Start(SandboxOptions options, IJwtToolkit jwt) =>
        Start(options, jwt, ClockOf(options), SystemClock.Instance);

    /// <summary>Makes another application of the same account, with a key of its own. Neither sees the calls of the other.</summary>
    /// <returns>Its credential.</returns>
    /// <exception cref="ObjectDisposedException">The sandbox is stopped.</exception>
    public SandboxApplication AddApplication()
    {
        lock (_gate)
        {
            if (_stopped) throw new ObjectDisposedException(nameof(SandboxServer), "The sandbox is stopped.");

            var application = _setup.MakeApplication(Guid.NewGuid().ToString(), seeded: null);
            _applications.Add(application);
            _setup.Gate.Add(application);
            return new SandboxApplication(application.Id, application.Key.ExportPem());
        }
    }

    /// <summary>
    /// Has something go wrong from the next request on. A fault of the same name is replaced. Webhooks are never struck.
    /// </summary>
    /// <param name="fault">What goes wrong. Without a name it is called after its kind.</param>
    /// <returns>The fault as it is kept: with its name, its seed and its delay.</returns>
    /// <exception cref="ArgumentException">Something is missing, or does not fit together; the message says what.</exception>
    public VoiceSandboxFault SetFault(VoiceSandboxFault fault) => _setup.Faults.Set(fault ?? throw new ArgumentNullException(nameof(fault)));

    /// <summary>Puts an end to a fault.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>False where there is no fault of that name.</returns>
    public bool RemoveFault(string name) => _setup.Faults.Remove(name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>The faults that are set, in the order in which they were, with what they have done so far.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<VoiceSandboxFault> ReadFaults() => _setup.Faults.Read();

    /// <summary>
    /// Writes what another program needs to call the sandbox: <c>private.key</c> (PEM, for the owner alone where the system
    /// knows of that), <c>application-id.txt</c>, and <c>sandbox.env</c> with both and the address.
    /// </summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="overwrite">True replaces files that are there; false leaves everything as it is and throws.</param>
    /// <exception cref="System.IO.IOException">A file is there already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The system does not allow it.</exception>
    public void ExportCredential(string folder, bool overwrite = false) =>
        new CredentialFolder(folder).Write(ApplicationId, PrivateKeyPem, BaseUri, overwrite);

    /// <summary>Sets what a number does from its next call on: when it is called, and when it calls.</summary>
    /// <param name="number">The number, or the address of another endpoint.</param>
    /// <param name="behavior">What it does; null lets its last digits decide again.</param>
    /// <exception cref="ArgumentException">The number is empty, or the behaviour does not fit together.</exception>
    public void SetNumber(string number, NumberBehavior? behavior) => Board.Numbers.Change(number, behavior);

    /// <summary>What a number does now.</summary>
    /// <param name="number">The number, or the address of another endpoint.</param>
    /// <returns>The number as the sandbox knows it, what it does, and whether that was set.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public (string Number, NumberBehavior Behavior, bool IsSet) FindNumber(string number) => Board.Numbers.Look(number);

    /// <summary>The numbers that were set, with what they do.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyDictionary<string, NumberBehavior> ReadNumbers() => Board.Numbers.Read();

    /// <summary>Lets a call come in: the application's answer URL is asked what to do with it.</summary>
    /// <param name="from">The number that calls.</param>
    /// <param name="to">The number of the application that is called.</param>
    /// <param name="answerUrl">Asked instead of the application's answer URL; null asks that one.</param>
    /// <param name="answerMethod">How it is asked: GET or POST.</param>
    /// <returns>The id of the leg.</returns>
    /// <exception cref="ArgumentException">One of the numbers is none, or the URL is none.</exception>
    /// <exception cref="InvalidOperationException">There is no answer URL.</exception>
    public string PlaceInboundCall(string from, string to, string? answerUrl = null, string answerMethod = "GET") =>
        Board.PlaceInbound(InboundRules.Number(from), InboundRules.Endpoint(to), InboundRules.Target(answerUrl, answerMethod)).Uuid;

    /// <summary>Lets whoever is in a call press keys. They wait where the call does not ask for any yet.</summary>
    /// <param name="uuid">The leg.</param>
    /// <param name="digits">0-9, *, # and p for a pause of half a second.</param>
    /// <returns>False where there is no such leg, or it is over.</returns>
    /// <exception cref="ArgumentException">There is something in the digits that no phone has.</exception>
    public bool Press(string uuid, string digits)
    {
        new NumberBehavior { Digits = digits ?? throw new ArgumentNullException(nameof(digits)) }.Check();
        return Hear(uuid, CalleeInput.Keys(digits));
    }

    /// <summary>Lets whoever is in a call say something. It waits where the call does not listen yet.</summary>
    /// <param name="uuid">The leg.</param>
    /// <param name="text">The words.</param>
    /// <returns>False where there is no such leg, or it is over.</returns>
    /// <exception cref="ArgumentException">There are no words.</exception>
    public bool Say(string uuid, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new ArgumentException("There is nothing to say.", nameof(text));
        return Hear(uuid, CalleeInput.Speech(text));
    }

    /// <summary>Lets the far end of a leg hang up, decline, or give up calling.</summary>
    /// <param name="uuid">The leg.</param>
    /// <returns>False where there is no such leg, or it is over.</returns>
    public bool HangUpFarEnd(string uuid) => FindLeg(uuid) is { } leg && leg.HangUpFarEnd();

    /// <summary>A call as the API shows it.</summary>
    /// <param name="uuid">The leg.</param>
    /// <returns>The JSON object as UTF-8; null where there is no such leg.</returns>
    public byte[]? ShowCall(string uuid) =>
        Applications().Select(application => application.Calls.Look(uuid)).FirstOrDefault(static call => call is not null) is { } call
            ? JsonText.Object(json => CallJson.Write(json, call, ApiVersion))
            : null;

    /// <summary>Everything that was sent and that happened in calls so far, in order. Also of a sandbox that is stopped.</summary>
    /// <returns>What there is at the time of the call: later events are not in it.</returns>
    public IEnumerable<VoiceSandboxEvent> ReadEvents() => Log.Read().Select(static entry => entry.ToEvent());

    /// <summary>Follows what is sent and what happens in calls: first what was so far, then the rest as it comes.</summary>
    /// <returns>A feed of its own for each caller, who disposes it.</returns>
    public SandboxEventFeed FollowEvents() => new(Log.Follow());

    /// <summary>Stops at once: requests under way are cut off, all timers end, and the port is free again.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped) return;
            _stopped = true;
            _setup.Front.Dispose();
            foreach (var application in _applications) application.Dispose();
            Log.Dispose();
        }
    }

    private Application[] Applications()
    {
        lock (_gate) return _applications.ToArray();
    }

    private SandboxLeg? FindLeg(string uuid) =>
        Applications().Select(application => application.Calls.Find(uuid)).FirstOrDefault(static leg => leg is not null);

    private bool Hear(string uuid, CalleeInput input)
    {
        if (FindLeg(uuid)?.Run is not { } run) return false;
        run.Ear.Hear(input);
        return true;
    }

    private static ScaledClock ClockOf(SandboxOptions options)
    {
        OptionRules.Check(options);
        return new ScaledClock(options.TimeScale);
    }

    /// <summary>Starts a sandbox whose calls live by another clock than its tokens.</summary>
    internal static SandboxServer Start(
        SandboxOptions options, IJwtToolkit jwt, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        if (jwt is null) throw new ArgumentNullException(nameof(jwt));
        OptionRules.Check(options);

        var setup = SandboxSetup.Make(options, jwt, callClock, tokenClock);
        var server = new SandboxServer(setup, tokenClock.UtcNow);
        setup.Front.Begin();
        return server;
    }
}
