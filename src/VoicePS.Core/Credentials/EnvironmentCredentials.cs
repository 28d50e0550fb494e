using System;

namespace VoicePS.Core.Credentials;

/// <summary>An application and its key in environment variables, as machines of continuous integration have them.</summary>
internal static class EnvironmentCredentials
{
    /// <summary>The vendor's name, and its former one. They are never mixed: the key would be another application's.</summary>
    public static readonly string[] Prefixes = ["VONAGE", "NEXMO"];

    /// <summary>Reads the variables of one prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="places">Where to look.</param>
    /// <param name="wanted">The application that was asked for; null for whichever there is.</param>
    /// <returns>What was found; null where nothing is set, or where it is another application's.</returns>
    /// <exception cref="CredentialException">Only a part is set, or it is wrong.</exception>
    public static FoundCredential? Read(string prefix, CredentialPlaces places, Guid? wanted)
    {
        var (idName, keyName, pathName) = (prefix + "_APPLICATION_ID", prefix + "_PRIVATE_KEY", prefix + "_PRIVATE_KEY_PATH");
        var (id, key, path) = (Read(idName), Read(keyName), Read(pathName));
        if (id is null && key is null && path is null) return null;

        if (id is null && wanted is null)
        {
            throw Incomplete($"The environment variable {(key is null ? pathName : keyName)} is set, but {idName} is not.", idName);
        }

        var application = id is null ? wanted!.Value : CredentialParts.ApplicationId(id, $"The environment variable {idName}", idName);
        if (wanted is { } other && other != application) return null;
        if (key is null && path is null)
        {
            // Whoever names the application means another key than the one of this environment.
            return wanted is null
                ? throw Incomplete($"The environment variable {idName} is set, but neither {keyName} nor {pathName} is.", keyName)
                : null;
        }

        var names = id is null ? string.Empty : idName + " and ";
        var found = new FoundCredential(application, $"environment variable{(id is null ? string.Empty : "s")} {names}{(key is null ? pathName : keyName)}");
        CredentialParts.SetKey(found, key, path, places.Folder, places.Home);
        return found;

        string? Read(string name) => places.Variable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    private static CredentialException Incomplete(string message, string name) => new(CredentialProblem.Incomplete, message, name);
}
