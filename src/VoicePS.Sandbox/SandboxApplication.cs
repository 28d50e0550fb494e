namespace VoicePS.Sandbox;

/// <summary>The credential of an application that the sandbox knows.</summary>
public sealed class SandboxApplication
{
    internal SandboxApplication(string id, string privateKeyPem)
    {
        Id = id;
        PrivateKeyPem = privateKeyPem;
    }

    /// <summary>The application's id.</summary>
    public string Id { get; }

    /// <summary>The application's private key, as PKCS#8 PEM text.</summary>
    public string PrivateKeyPem { get; }

    /// <summary>The id alone: the key is a secret.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
