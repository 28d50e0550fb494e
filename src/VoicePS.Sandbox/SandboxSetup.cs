using System;
using System.Net;
using VoicePS.Core.Listening;
using VoicePS.Core.Security;
using VoicePS.Sandbox.Api;
using VoicePS.Sandbox.Calls;
using VoicePS.Sandbox.Recordings;
using VoicePS.Sandbox.Time;
using VoicePS.Sandbox.Webhooks;

namespace VoicePS.Sandbox;

/// <summary>Puts the parts of a sandbox together.</summary>
internal sealed record SandboxSetup(
    ISigningKey Key,
    HttpFront Front,
    CallStore Calls,
    Switchboard Board,
    SandboxEventLog Log,
    IWebhookSender Webhooks,
    RecordingStore Recordings,
    Uri BaseUri,
    string ApplicationId,
    SandboxApiVersion ApiVersion,
    ISandboxClock Clock,
    DateTimeOffset StartedAt)
{
    public static SandboxSetup Make(
        SandboxOptions options, IJwtToolkit jwt, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        // The port first: it is what most likely fails, and then there is nothing to clean up.
        var (listener, baseUri) = OpenListener(options.Port);
        try
        {
            return Make(options, jwt.CreatePrivateKey(), listener, baseUri, callClock, tokenClock);
        }
        catch
        {
            listener.Abort();
            throw;
        }
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

    private static SandboxSetup Make(
        SandboxOptions options, ISigningKey key, HttpListener listener, Uri baseUri, ISandboxClock callClock, ISandboxClock tokenClock)
    {
        var application = string.IsNullOrWhiteSpace(options.ApplicationId) ? Guid.NewGuid().ToString() : options.ApplicationId!.Trim();
        var calls = new CallStore(callClock);
        var log = new SandboxEventLog(callClock);
        var signer = options.SignatureSecret is { } secret ? new WebhookSigner(secret, options.ApiKey, application) : null;
        var webhooks = new WebhookSender(log, options.WebhookTimes, signer);
        var recordings = new RecordingStore(baseUri, options.ApiVersion, callClock);
        var board = new Switchboard(Settings(options, baseUri), calls, callClock, webhooks, log, recordings);
        var api = new CallsApi(
            new TokenGate(key, application, tokenClock),
            calls,
            new FilesApi(recordings),
            board,
            options.ApiVersion);
        var front = new HttpFront(listener, api, new RequestLog(options.RequestLog));
        return new SandboxSetup(key, front, calls, board, log, webhooks, recordings, baseUri, application, options.ApiVersion, callClock, tokenClock.UtcNow);
    }

    private static BoardSettings Settings(SandboxOptions options, Uri baseUri) => new()
    {
        RingAfter = options.RingAfter,
        AnswerAfter = options.AnswerAfter,
        Version = options.ApiVersion,
        Region = baseUri,
        Answer = Target(options.AnswerUrl, options.AnswerMethod),
        FallbackAnswer = Target(options.FallbackAnswerUrl, options.FallbackAnswerMethod),
        Events = Target(options.EventUrl, options.EventMethod),
    };

    private static WebhookTarget? Target(string? url, string method) =>
        url is null ? null : new WebhookTarget(url, string.Equals(method, "GET", StringComparison.OrdinalIgnoreCase));
}
