namespace VoicePS.Core.Credentials;

/// <summary>Why no application and key were found.</summary>
public enum CredentialProblem
{
    /// <summary>There is nothing anywhere.</summary>
    Missing,

    /// <summary>A place has one half: the application or the key.</summary>
    Incomplete,

    /// <summary>A file cannot be read, or is not what it should be.</summary>
    File,

    /// <summary>What should be the id of an application is none.</summary>
    ApplicationId,
}
