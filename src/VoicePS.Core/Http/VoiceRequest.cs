using System;
using System.Net.Http;

namespace VoicePS.Core.Http;

/// <summary>One request to the service, before it has a token.</summary>
internal sealed class VoiceRequest
{
    public VoiceRequest(HttpMethod method, string path, byte[]? body = null)
    {
        Method = method;
        Path = path;
        Body = body;
    }

    public HttpMethod Method { get; }

    /// <summary>Path and query below the base address, beginning with a slash.</summary>
    public string Path { get; }

    public byte[]? Body { get; }

    /// <summary>Scheme, host and port; null for those of the session.</summary>
    public Uri? Host { get; set; }

    /// <summary>The path alone: a query may hold what a log should not.</summary>
    public string PathWithoutQuery => Path.IndexOf('?') is var mark and >= 0 ? Path.Substring(0, mark) : Path;

    public override string ToString() => $"{Method} {PathWithoutQuery}";
}
