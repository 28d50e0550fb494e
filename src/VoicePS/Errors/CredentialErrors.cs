using System;
using System.Management.Automation;
using VoicePS.Core.Credentials;
using VoicePS.Core.Security;
using VoicePS.Sessions;

namespace VoicePS.Errors;

/// <summary>Error records about applications and keys that cannot be used. None of them holds any of a key.</summary>
internal static class CredentialErrors
{
    private const string Rehearse = "To rehearse without an account: Start-VoiceSandbox | Connect-VoiceSession";

    /// <summary>Describes why there is no credential; null for an exception that says nothing of that.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="path">The path that was given; null where none was.</param>
    /// <param name="place">Where a key that was not given came from; null where it was given.</param>
    public static ErrorRecord? From(Exception exception, string? path, string? place) => exception switch
    {
        VoiceKeyException key => Told(
            new ErrorRecord(
                key, "VoicePrivateKey" + key.Problem, ErrorCategory.InvalidArgument, place ?? (path is null ? "PrivateKey" : "PrivateKeyPath")),
            place),
        KeyFileException file => Told(
            VoiceErrors.Build(
                file,
                "VoicePrivateKeyFile",
                file.IsMissing ? ErrorCategory.ObjectNotFound : ErrorCategory.ReadError,
                path ?? place,
                "Give -PrivateKeyPath the file that was downloaded when the application was created."),
            place),
        CredentialException credential => From(credential),
        SecretException secret => From(secret, place),
        _ => null,
    };

    private static ErrorRecord From(CredentialException exception)
    {
        var (id, category, advice) = exception.Problem switch
        {
            CredentialProblem.Missing => (
                "VoiceCredentialMissing",
                ErrorCategory.ObjectNotFound,
                $"Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>. {Rehearse}"),
            CredentialProblem.Incomplete => (
                "VoiceCredentialIncomplete",
                ErrorCategory.InvalidData,
                "Set what is missing, or remove the rest. Both can be given as well: Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>"),
            CredentialProblem.ApplicationId => (
                "VoiceApplicationIdWrong",
                ErrorCategory.InvalidData,
                "Set it to the id that the vendor's dashboard shows for the application."),
            _ => (
                "VoiceCredentialFile",
                ErrorCategory.ReadError,
                "Correct or remove the file, or give both: Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>"),
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
        error.ErrorDetails = new ErrorDetails($"{error.Exception.Message} This key comes from: {place}.")
        {
            RecommendedAction = error.ErrorDetails?.RecommendedAction ?? "Correct it there, or give the key: Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>",
        };
        return error;
    }
}
