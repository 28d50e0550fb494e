using System;
using System.Net.Http;
using System.Threading.Tasks;
using VoicePS.Core.Http;
using VoicePS.Core.Json;

namespace VoicePS.Core.Calls;

/// <summary>
/// The Voice API's calls. Every method throws <see cref="VoiceApiException"/> when the service refuses or cannot
/// be reached, and <see cref="OperationCanceledException"/> when the context says stop. Safe to use from several threads.
/// </summary>
public sealed class CallsClient
{
    private const string Root = "/v1/calls";

    private readonly VoicePipeline _pipeline;
    private readonly EarlyRefusals _early;

    /// <summary>Makes a client.</summary>
    /// <param name="pipeline">Carries the requests. It belongs to the caller.</param>
    public CallsClient(VoicePipeline pipeline)
        : this(pipeline, EarlyRefusals.Usual)
    {
    }

    internal CallsClient(VoicePipeline pipeline, EarlyRefusals early)
    {
        _pipeline = pipeline ?? throw new ArgumentNullException(nameof(pipeline));
        _early = early;
    }

    /// <summary>The calls that the service told of last.</summary>
    public SeenCalls Seen { get; } = new();

    /// <summary>Places a call (POST /v1/calls).</summary>
    /// <param name="request">Everything about the call.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The new call. Whom it goes to and comes from is filled in from the request.</returns>
    public async Task<VoiceCall> CreateAsync(CreateCallRequest request, RequestContext context)
    {
        var sent = new VoiceRequest(HttpMethod.Post, Root, RequestBody.Create(request));
        var call = Identified(await AskForCallAsync(sent, context).ConfigureAwait(false), sent);
        call.To ??= request.To;
        call.From ??= request.From;
        return call;
    }

    /// <summary>Asks for one call (GET /v1/calls/{uuid}).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call.</returns>
    public async Task<VoiceCall> GetAsync(VoiceCallId id, RequestContext context)
    {
        var sent = About(id, HttpMethod.Get, string.Empty, null, context);
        return Identified(await AskForCallAsync(sent, context).ConfigureAwait(false), sent);
    }

    /// <summary>Lists calls (GET /v1/calls), page by page.</summary>
    /// <param name="query">Which calls.</param>
    /// <param name="options">How they are read; one page after the other if not given.</param>
    /// <returns>A pager before the first page. Nothing is sent yet.</returns>
    public CallPager List(CallQuery query, CallPagerOptions? options = null) => new(_pipeline, Root, query, options ?? new CallPagerOptions(), Seen);

    /// <summary>Changes a call in progress (PUT /v1/calls/{uuid}).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="action">The change.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call, where the service answers with it as it did in 2017; null where it answers without a body.</returns>
    public async Task<VoiceCall?> ModifyAsync(VoiceCallId id, CallAction action, RequestContext context)
    {
        var sent = About(id, HttpMethod.Put, string.Empty, RequestBody.Modify(action), context);
        var call = await ChangeAsync(id, () => AskForCallAsync(sent, context), context).ConfigureAwait(false);

        // Some answers are a bare { "message": "Received" }.
        return call is { Uuid.Length: > 0 } ? call : null;
    }

    /// <summary>Hangs up a call, and is content where it has ended already.</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call, where the service answers with it as it did in 2017; null where it answers without a body, or refused.</returns>
    public async Task<VoiceCall?> EndAsync(VoiceCallId id, RequestContext context)
    {
        try
        {
            return await ModifyAsync(id, new CallAction(CallAction.HangUp), context).ConfigureAwait(false);
        }
        catch (VoiceApiException refusal) when (refusal.StatusCode is 400 or (>= 404 and < 500 and not (408 or 429)))
        {
            if (refusal.StatusCode != 404 && !await HasEndedAsync(id, refusal, context).ConfigureAwait(false)) throw;
            context.Trace($"There is nothing to hang up: the service answered {refusal.StatusCode}, and the call {id} has ended or is not known any more.");
            return null;
        }
    }

    /// <summary>Asks for one call that may not be there any more (GET /v1/calls/{uuid}).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call; null where the service does not know it.</returns>
    public async Task<VoiceCall?> FindAsync(VoiceCallId id, RequestContext context)
    {
        try
        {
            return await GetAsync(id, context).ConfigureAwait(false);
        }
        catch (VoiceApiException refusal) when (refusal.StatusCode == 404)
        {
            return null;
        }
    }

    /// <summary>Speaks into a call (PUT /v1/calls/{uuid}/talk).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="request">What to say, and how.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StartTalkAsync(VoiceCallId id, TalkRequest request, RequestContext context) =>
        ActAsync(HttpMethod.Put, id, "/talk", RequestBody.Talk(request), context);

    /// <summary>Stops speaking into a call (DELETE /v1/calls/{uuid}/talk).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StopTalkAsync(VoiceCallId id, RequestContext context) =>
        ActAsync(HttpMethod.Delete, id, "/talk", null, context);

    /// <summary>Plays an audio file into a call (PUT /v1/calls/{uuid}/stream).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="request">What to play, and how.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StartStreamAsync(VoiceCallId id, StreamRequest request, RequestContext context) =>
        ActAsync(HttpMethod.Put, id, "/stream", RequestBody.Stream(request), context);

    /// <summary>Stops playing an audio file into a call (DELETE /v1/calls/{uuid}/stream).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StopStreamAsync(VoiceCallId id, RequestContext context) =>
        ActAsync(HttpMethod.Delete, id, "/stream", null, context);

    /// <summary>Sends tones into a call (PUT /v1/calls/{uuid}/dtmf).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="digits">The tones: 0-9, *, # and p for a pause of 500 ms.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> SendDtmfAsync(VoiceCallId id, string digits, RequestContext context) =>
        ActAsync(HttpMethod.Put, id, "/dtmf", RequestBody.Dtmf(digits), context);

    /// <summary>Has each key that is pressed reported on its own (PUT /v1/calls/{uuid}/input/dtmf).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="eventUrl">Where the input events go.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer, which is most often without words.</returns>
    public Task<VoiceActionResult> RegisterDtmfEventAsync(VoiceCallId id, string eventUrl, RequestContext context) =>
        ActAsync(HttpMethod.Put, id, "/input/dtmf", RequestBody.DtmfEvent(eventUrl), context);

    /// <summary>Ends the reports of single keys (DELETE /v1/calls/{uuid}/input/dtmf).</summary>
    /// <param name="id">Which leg, and on which host. A host that the session does not trust is not asked; the session's own is.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer, which is most often without words.</returns>
    public Task<VoiceActionResult> UnregisterDtmfEventAsync(VoiceCallId id, RequestContext context) =>
        ActAsync(HttpMethod.Delete, id, "/input/dtmf", null, context);

    private static VoiceCall Identified(VoiceCall? call, VoiceRequest request) =>
        call is { Uuid.Length: > 0 }
            ? call
            : throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood, $"The service accepted {request}, but did not say the id of the call.");

    private async Task<VoiceActionResult> ActAsync(
        HttpMethod method, VoiceCallId id, string suffix, byte[]? body, RequestContext context)
    {
        var sent = About(id, method, suffix, body, context);
        var answer = await ChangeAsync(id, () => _pipeline.SendAsync(sent, VoiceJson.Default.ActionAnswer, context), context).ConfigureAwait(false);
        return new VoiceActionResult(id.Uuid, answer?.Message, answer?.Uuid) { RegionUrl = sent.Host };
    }

    private async Task<bool> HasEndedAsync(VoiceCallId id, VoiceApiException refusal, RequestContext context)
    {
        if (refusal.CallStatus is not null) return CallStatuses.IsEnd(refusal.CallStatus);
        try
        {
            return CallStatuses.IsEnd((await GetAsync(id, context).ConfigureAwait(false)).Status);
        }
        catch (VoiceApiException failure)
        {
            // What was refused first is what the user has to know.
            context.Trace($"The status of the call could not be read: {failure.Message}");
            return false;
        }
    }

    private Task<T> ChangeAsync<T>(VoiceCallId id, Func<Task<T>> send, RequestContext context) =>
        _early.SendAsync(send, () => GetAsync(id, context), context);

    // A call lives on one host; asked for elsewhere, it is not found. But the token goes to trusted hosts only.
    private VoiceRequest About(VoiceCallId id, HttpMethod method, string suffix, byte[]? body, RequestContext context)
    {
        var home = _pipeline.BaseUri;
        var host = id.RegionUrl ?? home;
        if (!TrustedHosts.IsTrusted(host, home))
        {
            context.Trace($"The call is said to live at {host.GetLeftPart(UriPartial.Authority)}, which this session does not trust; asking {home.Authority} instead.");
            host = home;
        }

        return new VoiceRequest(method, $"{Root}/{Uri.EscapeDataString(id.Uuid)}{suffix}", body) { Host = host };
    }

    private async Task<VoiceCall?> AskForCallAsync(VoiceRequest request, RequestContext context)
    {
        var call = await _pipeline.SendAsync(request, VoiceJson.Default.VoiceCall, context).ConfigureAwait(false);
        if (call is null) return null;

        call.RegionUrl = request.Host ?? _pipeline.BaseUri;
        Seen.Add(call);
        return call;
    }
}
