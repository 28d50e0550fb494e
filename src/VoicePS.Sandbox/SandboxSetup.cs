using System;
using System.Net;
using VoicePS.Core.Listening;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Faults;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>Puts the parts of a sandbox together.</summary>
internal sealed class SandboxSetup
{
    private readonly IJwtToolkit _jwt;
    private readonly BoardSettings _settings;

    private SandboxSetup(
        SandboxOptions options, IJwtToolkit jwt, HttpListener listener, Uri baseUri, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        _jwt = jwt;
        Options = options;
        BaseUri = baseUri;
        CallClock = callClock;
        Log = new SandboxEventLog(callClock);

        var limits = options.EnforceRateLimit ? new AccountLimits(tokenClock) : null;
        _settings = Settings(options, baseUri, limits);
        First = MakeApplication(
            string.IsNullOrWhiteSpace(options.ApplicationId) ? Guid.NewGuid().ToString() : options.ApplicationId!.Trim(),
            options.SeedCalls == 0 ? null : new SeededCalls(options.SeedCalls, options.Seed ?? Environment.TickCount, callClock.UtcNow, options.ApiVersion));
        Gate = new TokenGate(First, tokenClock);
        Front = new HttpFront(listener, new ApiDoor(Gate, limits, options.ApiVersion), Faults, tokenClock, new RequestLog(options.RequestLog));
    }

    public SandboxOptions Options { get; }

    public Uri BaseUri { get; }

    public ISandboxClock CallClock { get; }

    public SandboxEventLog Log { get; }

    public FaultBook Faults { get; } = new();

    public TokenGate Gate { get; }

    public HttpFront Front { get; }

    /// <summary>The application that the sandbox was started with.</summary>
    public Application First { get; }

    public static SandboxSetup Make(
        SandboxOptions options, IJwtToolkit jwt, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        // The port first: it is what most likely fails, and then there is nothing to clean up.
        var (listener, baseUri) = OpenListener(options.Port);
        try
        {
            return new SandboxSetup(options, jwt, listener, baseUri, callClock, tokenClock);
        }
        catch
        {
            listener.Abort();
            throw;
        }
    }

    /// <summary>Makes an application with a key of its own.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="seeded">The calls that it has had already; null where it has had none.</param>
    public Application MakeApplication(string id, SeededCalls? seeded)
    {
        var key = _jwt.CreatePrivateKey();
        var calls = new CallStore(CallClock, Options.Retention, seeded);
        var signer = Options.SignatureSecret is { } secret ? new WebhookSigner(secret, Options.ApiKey, id) : null;
        var webhooks = new WebhookSender(Log, Options.WebhookTimes, signer);
        var recordings = new RecordingStore(BaseUri, Options.ApiVersion, CallClock);
        var board = new Switchboard(_settings, calls, CallClock, webhooks, Log, recordings);
        return new Application
        {
            Id = id,
            Key = key,
            Calls = calls,
            Board = board,
            Webhooks = webhooks,
            Recordings = recordings,
            Api = new CallsApi(calls, new FilesApi(recordings), board, Options.ApiVersion),
        };
    }

    private static (HttpListener Listener, Uri BaseUri) OpenListener(int port)
    {
        try
        {
            return LocalListener.Open(port);
        }
        catch (ListenerStartException exception)
        {
            throw new SandboxStartException(exception.Message, exception);
        }
    }

    private static BoardSettings Settings(SandboxOptions options, Uri baseUri, AccountLimits? limits) => new()
    {
        RingAfter = options.RingAfter,
        AnswerAfter = options.AnswerAfter,
        Version = options.ApiVersion,
        Region = baseUri,
        Calls = limits?.Calls,
        Answer = Target(options.AnswerUrl, options.AnswerMethod),
        FallbackAnswer = Target(options.FallbackAnswerUrl, options.FallbackAnswerMethod),
        Events = Target(options.EventUrl, options.EventMethod),
    };

    private static WebhookTarget? Target(string? url, string method) =>
        url is null ? null : new WebhookTarget(url, string.Equals(method, "GET", StringComparison.OrdinalIgnoreCase));
}
