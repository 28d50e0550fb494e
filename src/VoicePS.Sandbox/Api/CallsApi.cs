using System;
using System.Text.Json;
using VoicePS.Sandbox.Api.Validation;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>Answers the requests of one application. Knows nothing of sockets.</summary>
internal sealed class CallsApi
{
    private readonly CallStore _calls;
    private readonly FilesApi _files;
    private readonly Switchboard _board;
    private readonly SandboxApiVersion _version;

    public CallsApi(CallStore calls, FilesApi files, Switchboard board, SandboxApiVersion version)
    {
        _calls = calls;
        _files = files;
        _board = board;
        _version = version;
    }

    /// <summary>Answers a request that has been let in.</summary>
    public ApiResponse Handle(Route route, ApiRequest request)
    {
        if (route.Kind == RouteKind.File) return _files.Handle(route.Id, request);
        if (route.Kind == RouteKind.Calls) return request.Method == "POST" ? Create(request) : List(request);
        if (request.Method == "GET") return _calls.Look(route.Id) is { } call ? Show(call) : Errors.NoSuchCall;

        // A leg that is over is gone for everything but a look at it, whatever the body says.
        return _calls.Find(route.Id) is { } leg && !leg.Status.HasEnded() ? Change(route.Kind, leg, request) : Errors.NoSuchCall;
    }

    private ApiResponse Create(ApiRequest request) => WithBody(request, body =>
    {
        if (CreateCallRules.Read(body, _version) is not { } order) return null;

        var leg = _board.Place(order);
        return new ApiResponse(201, ApiResponse.Json, JsonText.Object(json =>
        {
            json.WriteString("uuid", leg.Identity.Uuid);
            json.WriteString("status", LegStatus.Started.ToApiName());
            json.WriteString("direction", leg.Direction);
            json.WriteString("conversation_uuid", leg.ConversationUuid);
        }));
    });

    private ApiResponse List(ApiRequest request)
    {
        var errors = new FieldErrors();
        if (ListQuery.Read(request.Query, errors) is not { } query) return Errors.Invalid(_version, errors.Found);

        var page = _calls.List(query.Filter, ListJson.Skip(query, _version), query.PageSize);
        return Ok(json => ListJson.Write(json, page, query, _version));
    }

    private ApiResponse Show(ICallRecord call) => Ok(json => CallJson.Write(json, call, _version));

    private ApiResponse Change(RouteKind kind, SandboxLeg leg, ApiRequest request) => (kind, request.Method) switch
    {
        (RouteKind.Call, _) => Update(leg, request),
        (RouteKind.Talk, "PUT") => WithBody(request, body =>
            TalkRules.Read(body) is { } order ? Told(leg, _board.Talk(leg, order), "Talk started") : null),
        (RouteKind.Talk, _) => Told(leg, _board.StopTalk(leg), "Talk stopped"),
        (RouteKind.Stream, "PUT") => WithBody(request, body =>
            StreamRules.Read(body) is { } order ? Told(leg, _board.Stream(leg, order), "Stream started") : null),
        (RouteKind.Stream, _) => Told(leg, _board.StopStream(leg), "Stream stopped"),
        (RouteKind.DtmfInput, "PUT") => WithBody(request, body =>
            DtmfInputRules.Read(body) is { } listener ? Errors.For(leg.ListenForDigits(listener)) ?? ApiResponse.Done : null),
        (RouteKind.DtmfInput, _) => Errors.For(leg.ListenForDigits(null)) ?? ApiResponse.Done,
        _ => WithBody(request, body =>
            DtmfRules.Read(body) is { } digits ? Told(leg, _board.SendDigits(leg, digits), "DTMF sent") : null),
    };

    private ApiResponse Update(SandboxLeg leg, ApiRequest request) => WithBody(request, body =>
    {
        body.Any("action", required: true);
        var action = body.OneOf("action", "hangup", "mute", "unmute", "earmuff", "unearmuff", "transfer");
        var transfer = action == "transfer" ? TransferRules.Read(body) : null;
        if (body.Errors.Any) return null;

        var outcome = action switch
        {
            "hangup" => leg.HangUp(),
            "mute" => _board.Mute(leg, true),
            "unmute" => _board.Mute(leg, false),
            "earmuff" => _board.Earmuff(leg, true),
            "unearmuff" => _board.Earmuff(leg, false),
            _ => _board.Transfer(leg, transfer!),
        };
        return Errors.For(outcome) ?? (_version == SandboxApiVersion.V2017 ? Show(leg) : ApiResponse.NoContent);
    });

    private static ApiResponse Told(SandboxLeg leg, LegOutcome outcome, string message) =>
        Errors.For(outcome) ?? Ok(json =>
        {
            json.WriteString("message", message);
            json.WriteString("uuid", leg.Identity.Uuid);
        });

    /// <summary>Reads the body, and answers for the handler where it found the body wrong and gave null.</summary>
    private ApiResponse WithBody(ApiRequest request, Func<Fields, ApiResponse?> handle)
    {
        var errors = new FieldErrors();
        if (JsonBody.Read(request.Body, out var problem) is not { } json)
        {
            errors.Add("body", problem);
            return Errors.Invalid(_version, errors.Found);
        }

        return handle(new Fields(json, "", errors)) ?? Errors.Invalid(_version, errors.Found);
    }

    private static ApiResponse Ok(Action<Utf8JsonWriter> fill) => new(200, ApiResponse.Json, JsonText.Object(fill));
}
