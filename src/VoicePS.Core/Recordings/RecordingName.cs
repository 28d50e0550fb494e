using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace VoicePS.Core.Recordings;

/// <summary>
/// Names the file of a recording. Ids, addresses and types come from outside, so that nothing of them may become a path.
/// </summary>
internal static class RecordingName
{
    private const int MaximumLength = 100;
    private const string UnknownExtension = ".bin";

    private static readonly string[] KnownExtensions = [".mp3", ".wav", ".ogg"];

    private static readonly string[] ReservedByWindows =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. Enumerable.Range(0, 10).SelectMany(static number => new[] { "COM" + number, "LPT" + number }),
    ];

    /// <summary>The extensions that a recording may get: those of the service's formats, and one for what is none of them.</summary>
    public static IEnumerable<string> Extensions => KnownExtensions.Append(UnknownExtension);

    /// <summary>The name without its extension: the time of the start, by which files sort, and the id.</summary>
    /// <returns>For example <c>20200714T012304Z-2e7855d6-1b2c-4f57-a1e0-0f7a8d5f9a11</c>.</returns>
    public static string BaseOf(RecordingReference recording, Uri address)
    {
        var id = Plain(recording.RecordingUuid);
        if (id.Length == 0) id = Plain(FileIdOf(address));
        if (id.Length == 0) id = "recording";
        var name = recording.StartTime is { } start
            ? start.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "-" + id
            : id;
        return ReservedByWindows.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    /// <summary>The extension, by what the service says, else by the address, else by how the file begins.</summary>
    /// <returns>One of <see cref="Extensions"/>, the last of them where nobody can tell.</returns>
    public static string ExtensionOf(string? contentType, Uri address, byte[] beginning) =>
        FromType(contentType) ?? FromAddress(address) ?? FromBeginning(beginning) ?? UnknownExtension;

    private static string? FromType(string? contentType) => contentType?.ToLowerInvariant() switch
    {
        "audio/mpeg" or "audio/mp3" or "audio/mpeg3" or "audio/x-mpeg" or "audio/x-mp3" => ".mp3",
        "audio/wav" or "audio/wave" or "audio/x-wav" or "audio/vnd.wave" => ".wav",
        "audio/ogg" or "application/ogg" or "audio/opus" or "audio/vorbis" or "video/ogg" => ".ogg",
        _ => null,
    };

    private static string? FromAddress(Uri address) =>
        KnownExtensions.FirstOrDefault(extension => address.AbsolutePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static string? FromBeginning(byte[] beginning)
    {
        var text = Encoding.ASCII.GetString(beginning, 0, Math.Min(beginning.Length, 4));
        if (text == "RIFF") return ".wav";
        if (text == "OggS") return ".ogg";

        // A tag, or the eleven bits with which every frame of sound begins.
        if (text.StartsWith("ID3", StringComparison.Ordinal)) return ".mp3";
        return beginning.Length >= 2 && beginning[0] == 0xFF && (beginning[1] & 0xE0) == 0xE0 ? ".mp3" : null;
    }

    // The addresses of 2017 end in /download?id=..., those of today in the id.
    private static string FileIdOf(Uri address)
    {
        const string Id = "id=";
        var inQuery = address.Query.TrimStart('?').Split('&').FirstOrDefault(static part => part.StartsWith(Id, StringComparison.Ordinal));
        if (inQuery is { Length: > 3 }) return Uri.UnescapeDataString(inQuery.Substring(Id.Length));

        var last = Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/').Last());
        return KnownExtensions.Contains(Path.GetExtension(last), StringComparer.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(last) : last;
    }

    private static string Plain(string? text)
    {
        if (text is null) return string.Empty;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Take(MaximumLength))
        {
            plain.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' ? c : '_');
        }

        // Dots in front hide a file or climb out of a folder; at the end, Windows drops them.
        return plain.ToString().Trim('.');
    }
}
