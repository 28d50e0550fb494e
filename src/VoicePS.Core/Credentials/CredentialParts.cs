using System;

namespace VoicePS.Core.Credentials;

/// <summary>The two halves of a credential, as they stand in a variable or a file.</summary>
internal static class CredentialParts
{
    /// <summary>Reads the id of an application. What is none is not quoted: it may be the key, in the wrong place.</summary>
    public static Guid ApplicationId(string text, string holder, string place) =>
        Guid.TryParse(text.Trim().Trim('"', '\''), out var id)
            ? id
            : throw new CredentialException(
                CredentialProblem.ApplicationId,
                $"{holder} holds no id of an application, which looks like aaaaaaaa-bbbb-cccc-dddd-0123456789ab.",
                place);

    /// <summary>Notes a key: its text, or the file that it is in.</summary>
    /// <param name="found">What gets the key.</param>
    /// <param name="key">The key itself; the path of its file is taken too.</param>
    /// <param name="path">The path of its file; the key itself is taken too.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <param name="home">What <c>~</c> stands for.</param>
    public static void SetKey(FoundCredential found, string? key, string? path, string folder, string home)
    {
        if (key is not null)
        {
            found.KeyPath = KeyTexts.ExistingFile(key, folder, home);
            if (found.KeyPath is null) found.KeyText = key;
            return;
        }

        if (KeyTexts.LooksLikeKey(path!)) found.KeyText = path;
        else found.KeyPath = KeyTexts.Resolve(path!, folder, home) ?? path;
    }
}
