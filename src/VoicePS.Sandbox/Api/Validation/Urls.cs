using System;

namespace VoicePS.Sandbox.Api.Validation;

/// <summary>What counts as a URL.</summary>
internal static class Urls
{
    public static bool IsAbsolute(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && Array.IndexOf(schemes, uri.Scheme) >= 0
        && uri.Host.Length > 0;
}
