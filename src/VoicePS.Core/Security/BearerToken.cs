using System;

namespace VoicePS.Core.Security;

/// <summary>Takes a token as people have it at hand.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>The token alone: without blanks and line ends around it, and without the word Bearer before it.</summary>
    /// <param name="text">The token, or the whole value of an Authorization header; null where there is none.</param>
    public static string Strip(string? text)
    {
        var trimmed = (text ?? string.Empty).Trim();
        var isHeader = trimmed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && (trimmed.Length == Scheme.Length || char.IsWhiteSpace(trimmed[Scheme.Length]));
        return isHeader ? trimmed.Substring(Scheme.Length).Trim() : trimmed;
    }
}
