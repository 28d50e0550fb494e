using System;
using VoicePS.Sandbox.Api.Validation;

namespace VoicePS.Sandbox.Api;

/// <summary>Where a request goes.</summary>
/// <param name="Kind">What is at the path.</param>
/// <param name="Id">The id of the leg or the file; empty for the list of calls.</param>
internal sealed record Route(RouteKind Kind, string Id)
{
    /// <summary>The verbs of this path, as the header <c>Allow</c> writes them.</summary>
    public string Verbs => Kind switch
    {
        RouteKind.Calls => "GET, POST",
        RouteKind.Call => "GET, PUT",
        RouteKind.Dtmf => "PUT",
        RouteKind.File => "GET, HEAD",
        _ => "PUT, DELETE",
    };

    public static Route? Parse(ApiRequest request, SandboxApiVersion version)
    {
        var parts = request.Path.Split('/');
        if (version == SandboxApiVersion.V2017 && request.Path == "/media/download") return FileOf(QueryText.Find(request.Query, "id"));
        if (parts.Length is < 3 or > 6 || parts[0].Length > 0 || parts[1] != "v1") return null;
        if (parts[2] == "files" && parts.Length == 4 && version != SandboxApiVersion.V2017) return FileOf(Uri.UnescapeDataString(parts[3]));
        if (parts[2] != "calls") return null;
        if (parts.Length == 3) return new Route(RouteKind.Calls, "");
        if (parts[3].Length == 0) return null;

        RouteKind? kind = string.Join("/", parts, 4, parts.Length - 4) switch
        {
            "" when parts.Length == 4 => RouteKind.Call,
            "stream" => RouteKind.Stream,
            "talk" => RouteKind.Talk,
            "dtmf" => RouteKind.Dtmf,
            "input/dtmf" when version != SandboxApiVersion.V2017 => RouteKind.DtmfInput,
            _ => null,
        };
        return kind is { } known ? new Route(known, Uri.UnescapeDataString(parts[3])) : null;
    }

    public bool Accepts(string verb) => verb.Length > 0 && Array.IndexOf(Verbs.Split(',', ' '), verb) >= 0;

    private static Route? FileOf(string? id) => string.IsNullOrEmpty(id) ? null : new Route(RouteKind.File, id!);
}
