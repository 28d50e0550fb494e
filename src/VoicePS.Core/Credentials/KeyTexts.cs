using System;
using System.IO;
using System.Linq;

namespace VoicePS.Core.Credentials;

/// <summary>Tells the text of a key from the path of its file.</summary>
public static class KeyTexts
{
    /// <summary>No path has as many characters of base64 in a row.</summary>
    private const int LongestBase64InPath = 200;

    /// <summary>True for what looks like a key. Damaged text of a key must never be taken for a path: an error would quote it.</summary>
    /// <param name="text">A key or a path.</param>
    /// <returns>True for a key.</returns>
    public static bool LooksLikeKey(string text) =>
        text.Contains("PRIVATE KEY")
        || text.Contains("-----")
        || text.IndexOf('\n') >= 0
        || (text.Length > LongestBase64InPath && text.Trim().All(IsBase64));

    /// <summary>The whole path of the file that a text names, where there is one; else null.</summary>
    internal static string? ExistingFile(string text, string folder, string home)
    {
        if (LooksLikeKey(text)) return null;
        var file = Resolve(text, folder, home);
        return file is not null && File.Exists(file) ? file : null;
    }

    /// <summary>The whole path that a text means; null where it cannot be one.</summary>
    internal static string? Resolve(string text, string folder, string home)
    {
        var path = text.Trim();
        if (path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
        {
            folder = home;
            path = path.Substring(2);
        }

        try
        {
            return Path.GetFullPath(Path.Combine(folder, path));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    private static bool IsBase64(char character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '=' or ' ';
}
