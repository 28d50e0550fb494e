using System;
using System.Collections.Generic;
using VoicePS.Sandbox.Calls;

namespace VoicePS.Sandbox.Api;

/// <summary>
/// The service's error bodies. Two programs write them in reality: the gateway in front (RFC 7807) and the voice
/// application behind it, which has a generic form and two forms for invalid fields, an old and a new one.
/// </summary>
internal static class Errors
{
    private const string Documentation = "https://developer.nexmo.com/api-errors";

    public static readonly ApiResponse TooEarly = Generic(400, "BAD_REQUEST", "Bad Request");

    public static readonly ApiResponse NoSuchCall = Generic(404, "NOT_FOUND", "Not Found");

    /// <summary>What the voice application says when a leg is not in the right state; null when all is well.</summary>
    public static ApiResponse? For(LegOutcome outcome) => outcome switch
    {
        LegOutcome.TooEarly => TooEarly,
        LegOutcome.Ended => NoSuchCall,
        _ => null,
    };

    public static ApiResponse NoSuchPath(Guid trace) => Gateway(
        trace, 404, "#not-found", "Not Found", "There is nothing at this path.");

    public static ApiResponse WrongVerb(Guid trace, string allowed) => Gateway(
        trace, 405, "#wrong-verb", "Method Not Allowed", $"This path accepts {allowed}.") with
    { Allow = allowed };

    public static ApiResponse WrongContentType(Guid trace) => Gateway(
        trace, 415, "#content-type-header", "Unsupported Media Type", "Send the body as application/json in UTF-8.");

    public static ApiResponse TooLarge(Guid trace) => Gateway(
        trace, 413, "", "Payload Too Large", "A body may have up to 1 MB.");

    public static ApiResponse Unauthorized(Guid trace, string detail) => Gateway(
        trace, 401, "#unauthorized", "Unauthorized", detail);

    public static ApiResponse Expired(Guid trace, string detail) => Gateway(
        trace, 401, "#jwt-expired", "Expired JWT", detail);

    public static ApiResponse InvalidSignature(Guid trace, string detail) => Gateway(
        trace, 401, "#invalid-signature", "Invalid Signature", detail);

    public static ApiResponse RateLimited(Guid trace) => Gateway(
        trace, 429, "#rate-limit", "Rate Limit Hit", "Please wait, then retry your request");

    public static ApiResponse NotAcceptable(Guid trace) => Gateway(
        trace, 406, "#accept-header", "Not Acceptable", "This path answers with application/json.");

    public static ApiResponse ServerError(Guid trace) => Gateway(trace, 500, "Internal Server Error");

    /// <summary>An error of the gateway that has no kind of its own.</summary>
    public static ApiResponse Gateway(Guid trace, int status, string title) => Gateway(trace, status, "", title, null);

    public static ApiResponse Invalid(SandboxApiVersion version, IReadOnlyList<InvalidParameter> parameters) =>
        version == SandboxApiVersion.V2017 ? InvalidAsIn2017(parameters) : InvalidAsToday(parameters);

    private static ApiResponse InvalidAsToday(IReadOnlyList<InvalidParameter> parameters) =>
        new(400, ApiResponse.Json, JsonText.Object(json =>
        {
            json.WriteNumber("type", 400);
            json.WriteString("title", "Bad Request");
            json.WriteStartArray("invalid_parameters");
            foreach (var parameter in parameters)
            {
                json.WriteStartObject();
                json.WriteString("reason", parameter.Reason);
                json.WriteString("name", parameter.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));

    private static ApiResponse InvalidAsIn2017(IReadOnlyList<InvalidParameter> parameters) =>
        new(400, ApiResponse.Json, JsonText.Object(json =>
        {
            json.WriteString("type", "BAD_REQUEST");
            json.WriteString("error_title", "Bad Request");
            json.WriteStartObject("invalid_parameters");
            foreach (var parameter in parameters) json.WriteString(parameter.Name, parameter.Reason);
            json.WriteEndObject();
        }));

    private static ApiResponse Generic(int status, string type, string title) =>
        new(status, ApiResponse.Json, JsonText.Object(json =>
        {
            json.WriteString("type", type);
            json.WriteString("error_title", title);
        }));

    private static ApiResponse Gateway(Guid trace, int status, string anchor, string title, string? detail) =>
        new(status, ApiResponse.ProblemJson, JsonText.Object(json =>
        {
            json.WriteString("type", Documentation + anchor);
            json.WriteString("title", title);
            if (detail is not null) json.WriteString("detail", detail);
            json.WriteString("instance", trace.ToString());
        }));
}
