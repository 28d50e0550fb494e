using System;
using System.Text.RegularExpressions;
using VoicePS.Core.Security;

namespace VoicePS.Jwt.Keys;

/// <summary>Finds out what a text is that has no PEM block in it. Looks at it as it came: a path may hold <c>\n</c>.</summary>
internal static class PlainTextClues
{
    private const int ShortestKeyText = 64;
    private const int LongestPath = 4096;

    private static readonly char[] Surroundings = ['"', '\'', '\uFEFF', '\u200B', '\0'];
    private static readonly char[] SignsOfBinary = ['\uFFFD', '\0'];
    private static readonly string[] PublicKeyStarts = ["ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-"];

    private static readonly Regex PathStart = new(
        @"^(~|\.{1,2}[\\/]|[\\/]|[A-Za-z]:|file:|\$(env:|HOME|PSScriptRoot|\{)|%\w+%)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex FileName = new(@"\.[A-Za-z][A-Za-z0-9]{1,5}$", RegexOptions.CultureInvariant);
    private static readonly Regex KeyText = new("^[A-Za-z0-9+/=]+$", RegexOptions.CultureInvariant);

    public static VoiceKeyException Explain(char[] original)
    {
        // No private key can be read from this text, so for once it may become a string.
        var text = Trim(new string(original));
        if (text.Length == 0) return KeyRefusal.Empty();
        if (Has(text, "PuTTY-User-Key-File")) return KeyRefusal.Putty();
        if (Has(text, "BEGIN SSH2 PUBLIC KEY") || StartsAsPublicKey(text)) return KeyRefusal.PublicKey();
        if (Has(text, "BEGIN SSH2")) return KeyRefusal.OpenSsh();
        if (Has(text, "PRIVATE KEY") && (Has(text, "BEGIN") || Has(text, "END"))) return KeyRefusal.MarkerBroken();
        if (text.IndexOfAny(SignsOfBinary) >= 0) return KeyRefusal.Binary();

        return IsPath(text) ? KeyRefusal.PathAsText() : KeyRefusal.NotPem();
    }

    private static string Trim(string text)
    {
        var before = text.Length + 1;
        while (text.Length < before)
        {
            before = text.Length;
            text = text.Trim().Trim(Surroundings);
        }

        return text;
    }

    private static bool IsPath(string text)
    {
        if (text.Length > LongestPath || text.IndexOfAny(['\n', '\r']) >= 0) return false;

        // A key whose BEGIN and END lines were left out may begin with a slash, too.
        if (text.Length >= ShortestKeyText && KeyText.IsMatch(text)) return false;

        var hasFolder = !Has(text, " ") && text.IndexOfAny(['/', '\\']) >= 0;
        return hasFolder || PathStart.IsMatch(text) || FileName.IsMatch(text);
    }

    private static bool StartsAsPublicKey(string text) =>
        Array.Exists(PublicKeyStarts, start => text.StartsWith(start, StringComparison.Ordinal));

    private static bool Has(string text, string what) => text.Contains(what);
}
