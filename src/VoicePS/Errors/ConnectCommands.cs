using System;
using VoicePS.Binding;

namespace VoicePS.Errors;

/// <summary>Commands that connect, as errors advise them: with all that is known already, so that they can be copied.</summary>
internal static class ConnectCommands
{
    /// <summary>Needs no account.</summary>
    public const string Sandbox = "Start-VoiceSandbox | Connect-VoiceSession";

    /// <summary>Asks for the passphrase of a key that is found by itself.</summary>
    public const string PassphraseAlone = "Connect-VoiceSession" + Passphrase;

    private const string Passphrase = " -PrivateKeyPassphrase (Read-Host 'Passphrase' -AsSecureString)";

    /// <summary>Connects with an application and the file of its key.</summary>
    /// <param name="applicationId">The application; null where the user has to fill it in.</param>
    public static string WithKey(Guid? applicationId = null) => With(applicationId, null);

    /// <summary>The same, and asks for the passphrase without showing it.</summary>
    /// <param name="applicationId">The application; null where the user has to fill it in.</param>
    /// <param name="path">The file; null where the user has to fill it in.</param>
    public static string WithPassphrase(Guid? applicationId, string? path) =>
        With(applicationId, path) + Passphrase;

    private static string With(Guid? applicationId, string? path) =>
        $"Connect-VoiceSession -ApplicationId {applicationId?.ToString() ?? "<id>"} -PrivateKeyPath {(path is null ? "<file>" : NextStep.Quote(path))}";
}
