using System;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Credentials;
using VoicePS.Core.Security;
using VoicePS.Sessions;

namespace VoicePS.Errors;

/// <summary>Error records about applications and keys that cannot be used. None of them holds any of a key.</summary>
internal static class CredentialErrors
{
    private const string Rehearse = "To rehearse without an account: " + ConnectCommands.Sandbox;

    /// <summary>Describes why there is no credential; null for an exception that says nothing of that.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="path">The path that was given; null where none was.</param>
    /// <param name="place">Where a key that was not given came from; null where it was given.</param>
    /// <param name="applicationId">The application that was given; null where none was.</param>
    public static ErrorRecord? From(Exception exception, string? path, string? place, Guid? applicationId) => exception switch
    {
        VoiceKeyException key => Told(
            VoiceErrors.Build(
                key,
                "VoicePrivateKey" + key.Problem,
                ErrorCategory.InvalidArgument,
                place ?? (path is null ? "PrivateKey" : "PrivateKeyPath"),
                Advise(key.Problem, place is null ? path : null, place, applicationId)),
            place),
        KeyFileException file => Told(
            VoiceErrors.Build(
                file,
                "VoicePrivateKeyFile",
                file.IsMissing ? ErrorCategory.ObjectNotFound : ErrorCategory.ReadError,
                path ?? place,
                $"Give -PrivateKeyPath the file that was downloaded when the application was created. See which files there are: Get-ChildItem{Folder(path)}. "
                    + $"Then: {ConnectCommands.WithKey(applicationId)}"),
            place),
        CredentialException credential => From(credential, applicationId),
        SecretException secret => From(secret, place),
        _ => null,
    };

    private static string Advise(VoiceKeyProblem problem, string? path, string? place, Guid? applicationId) => problem switch
    {
        VoiceKeyProblem.PassphraseMissing or VoiceKeyProblem.PassphraseWrong => place is null
            ? $"It is asked for here, and not shown: {ConnectCommands.WithPassphrase(applicationId, path is null || KeyTexts.LooksLikeKey(path) ? null : path)}"
            : $"It is asked for here, and not shown: {ConnectCommands.PassphraseAlone}",
        _ when place is not null => $"Correct it there, or give the key: {ConnectCommands.WithKey(applicationId)}",
        _ => $"With the right file: {ConnectCommands.WithKey(applicationId)}",
    };

    // Where nobody can say what folder is meant, it is the current one.
    private static string Folder(string? path)
    {
        var end = path?.LastIndexOfAny(['/', '\\']) ?? -1;
        return end > 1 ? $" {NextStep.Quote(path!.Substring(0, end))}" : string.Empty;
    }

    private static ErrorRecord From(CredentialException exception, Guid? applicationId)
    {
        var (id, category, advice) = exception.Problem switch
        {
            CredentialProblem.Missing => (
                "VoiceCredentialMissing",
                ErrorCategory.ObjectNotFound,
                $"Give both: {ConnectCommands.WithKey(applicationId)}. {Rehearse}"),
            CredentialProblem.Incomplete => (
                "VoiceCredentialIncomplete",
                ErrorCategory.InvalidData,
                $"Set what is missing, or remove the rest. Both can be given as well: {ConnectCommands.WithKey(applicationId)}"),
            CredentialProblem.ApplicationId => (
                "VoiceApplicationIdWrong",
                ErrorCategory.InvalidData,
                $"Set it to the id that the vendor's dashboard shows for the application, or give both: {ConnectCommands.WithKey()}"),
            _ => (
                "VoiceCredentialFile",
                ErrorCategory.ReadError,
                $"Correct or remove the file, or give both: {ConnectCommands.WithKey(applicationId)}"),
        };
        return VoiceErrors.Build(exception, id, category, exception.Place, advice);
    }

    private static ErrorRecord From(SecretException exception, string? place)
    {
        var (id, category) = exception.Problem switch
        {
            SecretProblem.ModuleMissing => (
                "VoiceSecretModuleMissing",
                ErrorCategory.NotInstalled),
            SecretProblem.NotRead => (
                "VoiceSecretNotRead",
                ErrorCategory.ObjectNotFound),
            _ => (
                "VoiceSecretWrong",
                ErrorCategory.InvalidData),
        };
        return VoiceErrors.Build(exception, id, category, place, exception.Advice);
    }

    // The message of a key says what is wrong with it, and not which of several keys it is.
    private static ErrorRecord Told(ErrorRecord error, string? place)
    {
        if (place is null) return error;
        error.ErrorDetails = Advice.Details($"{error.Exception.Message} This key comes from: {place}.", error.ErrorDetails.RecommendedAction);
        return error;
    }
}
