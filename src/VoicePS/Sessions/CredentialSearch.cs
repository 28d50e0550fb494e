using System;
using System.Management.Automation;
using System.Security;
using VoicePS.Core.Credentials;
using VoicePS.Core.Security;

namespace VoicePS.Sessions;

/// <summary>Looks for an application and its key where the user has them already.</summary>
internal sealed class CredentialSearch
{
    private readonly PSCmdlet _cmdlet;

    public CredentialSearch(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Finds an application and its key.</summary>
    /// <param name="applicationId">The application that was asked for; null for whichever there is.</param>
    /// <exception cref="CredentialException">Nothing was found, or what was found is wrong.</exception>
    public FoundCredential Find(Guid? applicationId)
    {
        var places = new CredentialPlaces(
            Environment.GetEnvironmentVariable,
            _cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        {
            IsOpenToOthers = FileRights.CanBeWrittenByOthers,
            Warn = _cmdlet.WriteWarning,
        };
        var found = new CredentialFinder(places).Find(applicationId);
        _cmdlet.WriteVerbose($"Found the application {found.ApplicationId} and its private key in: {found.Source}.");
        return found;
    }

    /// <summary>Reads the key that was found.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="passphrase">The passphrase of the key.</param>
    public ISigningKey ReadKey(FoundCredential found, SecureString? passphrase)
    {
        if (found.KeyPath is { } path) return new PrivateKeySource(_cmdlet).FromPath(path, passphrase);

        if (found.File is { } file && FileRights.WarningOfReaders(file) is { } warning) _cmdlet.WriteWarning(warning);
        return PrivateKeySource.FromText(found.KeyText!.ToCharArray(), passphrase);
    }
}
