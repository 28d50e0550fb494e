using System;

namespace VoicePS.Core.Credentials;

/// <summary>Where to look for an application and its key.</summary>
public sealed class CredentialPlaces
{
    /// <summary>Describes where to look.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="home">The user's own folder.</param>
    public CredentialPlaces(Func<string, string?> variable, string folder, string home)
    {
        Variable = variable;
        Folder = folder;
        Home = home;
    }

    /// <summary>Reads an environment variable; null where it is not set.</summary>
    public Func<string, string?> Variable { get; }

    /// <summary>The current folder, in which relative paths of the environment begin.</summary>
    public string Folder { get; }

    /// <summary>The user's own folder.</summary>
    public string Home { get; }

    /// <summary>True for a file or folder in which other users of the machine can write.</summary>
    public Func<string, bool> IsOpenToOthers { get; set; } = static _ => false;

    /// <summary>Is told of a file that is not taken, in a sentence.</summary>
    public Action<string> Warn { get; set; } = static _ => { };
}
