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

    /// <summary>Makes a client.</summary>
    /// <param name="pipeline">Carries the requests. It belongs to the caller.</param>
    public CallsClient(VoicePipeline pipeline) => _pipeline = pipeline ?? throw new ArgumentNullException(nameof(pipeline));

    /// <summary>Places a call (POST /v1/calls).</summary>
    /// <param name="request">Everything about the call.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The new call. Whom it goes to and comes from is filled in from the request.</returns>
    public async Task<VoiceCall> CreateAsync(CreateCallRequest request, RequestContext context)
    {
        var sent = new VoiceRequest(HttpMethod.Post, Root, RequestBody.Create(request));
        var call = Identified(await _pipeline.SendAsync(sent, VoiceJson.Default.VoiceCall, context).ConfigureAwait(false), sent);
        call.To ??= request.To;
        call.From ??= request.From;
        return call;
    }

    /// <summary>Asks for one call (GET /v1/calls/{uuid}).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call.</returns>
    public async Task<VoiceCall> GetAsync(string uuid, RequestContext context)
    {
        var sent = new VoiceRequest(HttpMethod.Get, PathOf(uuid));
        return Identified(await _pipeline.SendAsync(sent, VoiceJson.Default.VoiceCall, context).ConfigureAwait(false), sent);
    }

    /// <summary>Lists calls (GET /v1/calls), page by page.</summary>
    /// <param name="query">Which calls.</param>
    /// <returns>A pager before the first page. Nothing is sent yet.</returns>
    public CallPager List(CallQuery query) => new(_pipeline, Root, query);

    /// <summary>Changes a call in progress (PUT /v1/calls/{uuid}).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="action">The change.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The call, where the service answers with it as it did in 2017; null where it answers without a body.</returns>
    public async Task<VoiceCall?> ModifyAsync(string uuid, CallAction action, RequestContext context)
    {
        var sent = new VoiceRequest(HttpMethod.Put, PathOf(uuid), RequestBody.Modify(action));
        var call = await _pipeline.SendAsync(sent, VoiceJson.Default.VoiceCall, context).ConfigureAwait(false);

        // Some answers are a bare { "message": "Received" }.
        return call is { Uuid.Length: > 0 } ? call : null;
    }

    /// <summary>Speaks into a call (PUT /v1/calls/{uuid}/talk).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="request">What to say, and how.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StartTalkAsync(string uuid, TalkRequest request, RequestContext context) =>
        ActAsync(HttpMethod.Put, uuid, "/talk", RequestBody.Talk(request), context);

    /// <summary>Stops speaking into a call (DELETE /v1/calls/{uuid}/talk).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StopTalkAsync(string uuid, RequestContext context) =>
        ActAsync(HttpMethod.Delete, uuid, "/talk", null, context);

    /// <summary>Plays an audio file into a call (PUT /v1/calls/{uuid}/stream).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="request">What to play, and how.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StartStreamAsync(string uuid, StreamRequest request, RequestContext context) =>
        ActAsync(HttpMethod.Put, uuid, "/stream", RequestBody.Stream(request), context);

    /// <summary>Stops playing an audio file into a call (DELETE /v1/calls/{uuid}/stream).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> StopStreamAsync(string uuid, RequestContext context) =>
        ActAsync(HttpMethod.Delete, uuid, "/stream", null, context);

    /// <summary>Sends tones into a call (PUT /v1/calls/{uuid}/dtmf).</summary>
    /// <param name="uuid">The id of the leg.</param>
    /// <param name="digits">The tones: 0-9, *, # and p for a pause of 500 ms.</param>
    /// <param name="context">How to stop, and who listens.</param>
    /// <returns>The service's answer.</returns>
    public Task<VoiceActionResult> SendDtmfAsync(string uuid, string digits, RequestContext context) =>
        ActAsync(HttpMethod.Put, uuid, "/dtmf", RequestBody.Dtmf(digits), context);

    private static string PathOf(string uuid) => $"{Root}/{Uri.EscapeDataString(uuid)}";

    private static VoiceCall Identified(VoiceCall? call, VoiceRequest request) =>
        call is { Uuid.Length: > 0 }
            ? call
            : throw new VoiceApiException(
                VoiceErrorKind.NotUnderstood, $"The service accepted {request}, but did not say the id of the call.");

    private async Task<VoiceActionResult> ActAsync(
        HttpMethod method, string uuid, string suffix, byte[]? body, RequestContext context)
    {
        var sent = new VoiceRequest(method, PathOf(uuid) + suffix, body);
        var answer = await _pipeline.SendAsync(sent, VoiceJson.Default.ActionAnswer, context).ConfigureAwait(false);
        return new VoiceActionResult(uuid, answer?.Message, answer?.Uuid);
    }
}
