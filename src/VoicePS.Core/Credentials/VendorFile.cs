using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace VoicePS.Core.Credentials;

/// <summary>A configuration of the vendor's command line tool: <c>.vonagerc</c>, or <c>.vonage/config.json</c> at home.</summary>
internal static class VendorFile
{
    /// <summary>A key and a few words are far shorter.</summary>
    private const int LongestFile = 256 * 1024;

    private static readonly string[] IdNames = ["app-id", "appId"];

    private static readonly string[] KeyNames = ["private-key", "privateKey"];

    /// <summary>Reads the application and its key from a file.</summary>
    /// <param name="file">The whole path.</param>
    /// <param name="home">What <c>~</c> stands for.</param>
    /// <param name="wanted">The application that was asked for; null for whichever there is.</param>
    /// <returns>What was found; null where the file knows of no application, or of another one.</returns>
    /// <exception cref="CredentialException">It cannot be read, is none, or has one half only.</exception>
    public static FoundCredential? Read(string file, string home, Guid? wanted)
    {
        using var document = Parse(file);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw Wrong(file, "is JSON, but no object");

        var (id, key) = (Text(document.RootElement, IdNames), Text(document.RootElement, KeyNames));
        if (id is null && (key is null || wanted is null))
        {
            return key is null ? null : throw Incomplete(file, "private-key, but no app-id");
        }

        var application = id is null ? wanted!.Value : CredentialParts.ApplicationId(id, $"app-id in the file '{file}'", file);
        if (wanted is { } other && other != application) return null;
        if (key is null) return wanted is null ? throw Incomplete(file, "app-id, but no private-key") : null;

        var found = new FoundCredential(application, file) { File = file };
        CredentialParts.SetKey(found, key, null, Path.GetDirectoryName(file)!, home);
        return found;
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(ReadAll(file));
        }
        catch (JsonException)
        {
            // The parser's message quotes what it stumbled over.
            throw Wrong(file, "is not JSON");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CredentialException(CredentialProblem.File, $"The file '{file}' cannot be read: {exception.Message}", file);
        }
    }

    // What a file says of its length cannot be believed: a device has none, and no end.
    private static ReadOnlyMemory<char> ReadAll(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = new char[LongestFile];
        var length = reader.ReadBlock(text, 0, text.Length);
        return length < text.Length ? text.AsMemory(0, length) : throw Wrong(file, "is far too long");
    }

    private static string? Text(JsonElement element, IEnumerable<string> names) => names
        .Select(name => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Decode(value) : null)
        .FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text));

    private static string? Decode(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a character, which is no text.
            return null;
        }
    }

    private static CredentialException Incomplete(string file, string what) => new(
        CredentialProblem.Incomplete, $"The file '{file}' has {what}.", file);

    private static CredentialException Wrong(string file, string what) => new(
        CredentialProblem.File, $"The file '{file}' {what}. The vendor's command line tool writes an object with app-id and private-key there.", file);
}
