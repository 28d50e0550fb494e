namespace VoicePS;

/// <summary>Names a secret in a vault of SecretManagement. It holds no secret.</summary>
public sealed class VoiceSecretReference
{
    internal VoiceSecretReference(string secretName, string? vaultName)
    {
        SecretName = secretName;
        VaultName = vaultName;
    }

    /// <summary>The name of the secret.</summary>
    public string SecretName { get; }

    /// <summary>The name of the vault; null for whichever has it.</summary>
    public string? VaultName { get; }

    /// <summary>Vault and name.</summary>
    /// <returns>For example <c>Work/VonageKey</c>.</returns>
    public override string ToString() => VaultName is null ? SecretName : $"{VaultName}/{SecretName}";
}
