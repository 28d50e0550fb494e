using System;

namespace VoicePS.Sandbox.Api;

/// <summary>Where a request goes.</summary>
internal sealed record Route(RouteKind Kind, string Uuid)
{
    /// <summary>The verbs of this path, as the header <c>Allow</c> writes them.</summary>
    public string Verbs => Kind switch
    {
        RouteKind.Calls => "GET, POST",
        RouteKind.Call => "GET, PUT",
        RouteKind.Dtmf => "PUT",
        _ => "PUT, DELETE",
    };

    public static Route? Parse(string path)
    {
        var parts = path.Split('/');
        if (parts.Length is < 3 or > 5 || parts[0].Length > 0 || parts[1] != "v1" || parts[2] != "calls") return null;
        if (parts.Length == 3) return new Route(RouteKind.Calls, "");
        if (parts[3].Length == 0) return null;

        RouteKind? kind = parts.Length == 4 ? RouteKind.Call : parts[4] switch
        {
            "stream" => RouteKind.Stream,
            "talk" => RouteKind.Talk,
            "dtmf" => RouteKind.Dtmf,
            _ => null,
        };
        return kind is { } known ? new Route(known, Uri.UnescapeDataString(parts[3])) : null;
    }

    public bool Accepts(string verb) => verb.Length > 0 && Array.IndexOf(Verbs.Split(',', ' '), verb) >= 0;
}
