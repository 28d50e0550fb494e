using System;

namespace VoicePS.Core.Credentials;

/// <summary>An application and its private key, as they were found. Never shown: the key may be in it.</summary>
public sealed class FoundCredential
{
    internal FoundCredential(Guid applicationId, string source)
    {
        ApplicationId = applicationId;
        Source = source;
    }

    /// <summary>The application.</summary>
    public Guid ApplicationId { get; }

    /// <summary>Where it was found, in words that hold no secret.</summary>
    public string Source { get; }

    /// <summary>The text of the key; null where the key is in a file.</summary>
    public string? KeyText { get; internal set; }

    /// <summary>The whole path of the file with the key; null where the key itself was found.</summary>
    public string? KeyPath { get; internal set; }

    /// <summary>The whole path of the file that all this was found in; null where it was the environment.</summary>
    public string? File { get; internal set; }

    /// <summary>Where it was found.</summary>
    /// <returns>The source.</returns>
    public override string ToString() => Source;
}
