using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>The way in: finds out what a request wants and whose it is, and hands it to that application.</summary>
internal sealed class ApiDoor
{
    private readonly TokenGate _gate;
    private readonly AccountLimits? _limits;
    private readonly SandboxApiVersion _version;

    /// <param name="gate">Checks tokens.</param>
    /// <param name="limits">What the account may do within a second; null lets it do everything.</param>
    /// <param name="version">Which form of the API is spoken.</param>
    public ApiDoor(TokenGate gate, AccountLimits? limits, SandboxApiVersion version)
    {
        _gate = gate;
        _limits = limits;
        _version = version;
    }

    public ApiResponse Handle(ApiRequest request)
    {
        var trace = request.TraceId;
        if (Route.Parse(request, _version) is not { } route) return Errors.NoSuchPath(trace);
        if (_gate.Admit(request, out var refusal) is not { } application) return refusal;
        if (IsTooMuch(route, request)) return Errors.RateLimited(trace);
        if (!route.Accepts(request.Method)) return Errors.WrongVerb(trace, route.Verbs);
        if (request.IsBodyTooLarge) return Errors.TooLarge(trace);
        if (route.Kind != RouteKind.File && !MediaTypes.IsJsonAccepted(request.Accept)) return Errors.NotAcceptable(trace);
        if (TakesBody(request.Method) && request.Body.Length > 0 && !MediaTypes.IsJson(request.ContentType))
            return Errors.WrongContentType(trace);

        return application.Api.Handle(route, request);
    }

    // Only whoever is known has a limit to keep to.
    private bool IsTooMuch(Route route, ApiRequest request)
    {
        if (_limits is null) return false;
        var limit = route.Kind == RouteKind.Calls && request.Method == "POST" ? _limits.Calls : _limits.Requests;
        return !limit.TryTake();
    }

    // Some clients send an empty object with a DELETE, and some of them without a content type.
    private static bool TakesBody(string method) => method is "POST" or "PUT";
}
