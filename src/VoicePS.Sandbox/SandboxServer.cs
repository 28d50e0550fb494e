using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Api;
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
    private readonly ISigningKey _key;
    private readonly HttpFront _front;
    private volatile bool _stopped;

    private SandboxServer(SandboxSetup setup)
    {
        _key = setup.Key;
        _front = setup.Front;
        Calls = setup.Calls;
        Log = setup.Log;
        Webhooks = setup.Webhooks;
        Recordings = setup.Recordings;
        BaseUri = setup.BaseUri;
        ApplicationId = setup.ApplicationId;
        ApiVersion = setup.ApiVersion;
        PrivateKeyPem = setup.Key.ExportPem();
        StartedAt = setup.StartedAt;
    }

    /// <summary>The address to send requests to, without a path: <c>http://127.0.0.1:8088/</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>The TCP port.</summary>
    public int Port => BaseUri.Port;

    /// <summary>The id of the only application that the sandbox knows.</summary>
    public string ApplicationId { get; }

    /// <summary>The private key of that application, as PKCS#8 PEM text.</summary>
    public string PrivateKeyPem { get; }

    /// <summary>When the sandbox started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Which form of the API it speaks.</summary>
    public SandboxApiVersion ApiVersion { get; }

    /// <summary>False once the sandbox is stopped.</summary>
    public bool IsRunning => !_stopped;

    /// <summary>How many calls were created so far, ended ones included.</summary>
    public int CallCount => Calls.Count;

    internal CallStore Calls { get; }

    internal SandboxEventLog Log { get; }

    internal IWebhookSender Webhooks { get; }

    internal IRecordingStore Recordings { get; }

    /// <summary>Starts a sandbox with an application and a key of its own.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="jwt">Makes the key and verifies tokens.</param>
    /// <returns>The running sandbox. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The port, a time or the version is outside what is possible.</exception>
    /// <exception cref="SandboxStartException">The port is taken, or the system does not allow it.</exception>
    public static SandboxServer Start(SandboxOptions options, IJwtToolkit jwt) =>
        Start(options, jwt, SystemClock.Instance, SystemClock.Instance);

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
            _front.Dispose();
            Calls.Dispose();
            Webhooks.Dispose();
            Log.Dispose();
            _key.Dispose();
        }
    }

    /// <summary>Starts a sandbox whose calls live by another clock than its tokens.</summary>
    internal static SandboxServer Start(
        SandboxOptions options, IJwtToolkit jwt, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        if (jwt is null) throw new ArgumentNullException(nameof(jwt));
        OptionRules.Check(options);

        var setup = SandboxSetup.Make(options, jwt, callClock, tokenClock);
        var server = new SandboxServer(setup);
        setup.Front.Begin();
        return server;
    }
}
