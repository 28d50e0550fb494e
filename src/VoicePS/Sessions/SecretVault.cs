using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using VoicePS.Binding;

namespace VoicePS.Sessions;

/// <summary>Reads an application and its key from a vault of SecretManagement, which is asked by the name of its command.</summary>
internal sealed class SecretVault
{
    private const string Command = "Get-Secret";

    private static readonly string[] IdNames = ["ApplicationId", "app-id", "appId"];

    private static readonly string[] KeyNames = ["PrivateKey", "private-key"];

    private static readonly SecretTransformationAttribute AnyText = new();

    private readonly PSCmdlet _cmdlet;

    public SecretVault(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Asks for the secret, and reads its key.</summary>
    /// <param name="reference">The name of the secret.</param>
    /// <param name="applicationId">The application that was given; null where the secret names it.</param>
    /// <param name="passphrase">The passphrase of the key.</param>
    /// <exception cref="SecretException">There is no such secret, or it holds something else.</exception>
    public SessionCredential Read(VoiceSecretReference reference, Guid? applicationId, SecureString? passphrase)
    {
        var (id, key) = Take(Ask(reference), reference);
        var application = applicationId ?? id ?? throw new SecretException(
            SecretProblem.Content,
            $"The secret '{reference}' holds a private key, but no application.",
            "Give the application as well: -ApplicationId <id>. Or keep both in one secret: a credential with the id as its user name, or a hashtable with ApplicationId and PrivateKey.");

        var source = $"secret '{reference}'";
        _cmdlet.WriteVerbose($"The private key of the application {application} is in the {source}.");
        return new SessionCredential(application, PrivateKeySource.FromText(SecretText.Reveal(key), passphrase), source);
    }

    private object Ask(VoiceSecretReference reference)
    {
        if (_cmdlet.InvokeCommand.GetCommand(Command, CommandTypes.Function | CommandTypes.Cmdlet) is null)
        {
            throw new SecretException(
                SecretProblem.ModuleMissing,
                $"The secret '{reference}' cannot be read: there is no command {Command} in this session.",
                "It is of the module Microsoft.PowerShell.SecretManagement: Install-PSResource Microsoft.PowerShell.SecretManagement, and a module for the vault.");
        }

        var arguments = new Hashtable { ["Name"] = reference.SecretName, ["ErrorAction"] = "Stop" };
        if (reference.VaultName is not null) arguments["Vault"] = reference.VaultName;
        PSObject[] secrets;
        try
        {
            secrets = [.. _cmdlet.InvokeCommand.InvokeScript(
                useLocalScope: true, ScriptBlock.Create($"param($arguments) {Command} @arguments"), null, arguments)];
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw new SecretException(
                SecretProblem.NotRead, $"The secret '{reference}' cannot be read: {exception.ErrorRecord.Exception.Message}", "See what there is: Get-SecretInfo, Get-SecretVault");
        }

        return secrets.Length == 1 && secrets[0] is not null
            ? PlainValues.Unwrap(secrets[0])
            : throw new SecretException(
                SecretProblem.NotRead,
                $"There {(secrets.Length > 1 ? "are several secrets" : "is no secret")} '{reference}'.",
                "Name the vault and the secret: -Secret @{ VaultName = '<vault>'; SecretName = '<name>' }. See what there is: Get-SecretInfo");
    }

    private static (Guid? ApplicationId, SecureString Key) Take(object secret, VoiceSecretReference reference) => secret switch
    {
        PSCredential credential => (Id(credential.UserName, reference), credential.Password),
        IDictionary fields => (
            Field(fields, IdNames) is { } id ? Id(new string(SecretText.Reveal(Text(id, reference))), reference) : null,
            Text(Field(fields, KeyNames) ?? throw Wrong(reference, "has no PrivateKey"), reference)),
        _ => (null, Text(secret, reference)),
    };

    private static object? Field(IDictionary fields, string[] names) => fields.Cast<DictionaryEntry>()
        .FirstOrDefault(field => names.Contains(field.Key.ToString(), StringComparer.OrdinalIgnoreCase)).Value;

    private static Guid? Id(string text, VoiceSecretReference reference) =>
        Guid.TryParse(text, out var id) ? id : throw Wrong(reference, "has something else where the id of the application should be");

    private static SecureString Text(object value, VoiceSecretReference reference)
    {
        // Like -PrivateKey: never a word of the value, whatever it is.
        if (PlainValues.Unwrap(value) is Guid id) value = id.ToString();
        try
        {
            return (SecureString)AnyText.Transform(null!, value)!;
        }
        catch (ArgumentTransformationMetadataException)
        {
            throw Wrong(reference, $"is of type {PlainValues.Unwrap(value).GetType().Name}");
        }
    }

    private static SecretException Wrong(VoiceSecretReference reference, string what) => new(
        SecretProblem.Content,
        $"The secret '{reference}' {what}.",
        "Keep the text of the private key there, a credential with the application's id as its user name and the key as its password, or a hashtable with ApplicationId and PrivateKey.");
}
