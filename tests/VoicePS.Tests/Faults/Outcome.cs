using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VoicePS.Tests.Module;

namespace VoicePS.Tests.Faults;

/// <summary>
/// What came of a command: how many requests were seen, and an error's id without the word Voice; or <c>ok</c> for what the
/// command writes when all is well, <c>false</c> for that word and a warning, <c>nothing</c> where it was silent.
/// </summary>
internal static class Outcome
{
    public const string LocalSuccess = "0 ok";

    /// <summary>The last word of each script: it is not reached where an error ended the command that should not.</summary>
    public const string WentOn = "went on";

    private const string Prefix = "Voice";

    /// <summary>Longer than that, nobody reads it.</summary>
    private const int LongestMessage = 4096;

    /// <summary>The documented errors, each with the category and the exception that belong to it.</summary>
    private static readonly Dictionary<string, (ErrorCategory Category, Type Exception)> Documented = new(StringComparer.Ordinal)
    {
        ["VoiceBadRequest"] = (ErrorCategory.InvalidArgument, typeof(VoiceApiException)),
        ["VoiceUnauthorized"] = (ErrorCategory.AuthenticationError, typeof(VoiceApiException)),
        ["VoicePaymentRequired"] = (ErrorCategory.PermissionDenied, typeof(VoiceApiException)),
        ["VoiceForbidden"] = (ErrorCategory.PermissionDenied, typeof(VoiceApiException)),
        ["VoiceNotFound"] = (ErrorCategory.ObjectNotFound, typeof(VoiceApiException)),
        ["VoiceCallNotFound"] = (ErrorCategory.ObjectNotFound, typeof(VoiceApiException)),
        ["VoiceRecordingNotFound"] = (ErrorCategory.ObjectNotFound, typeof(VoiceApiException)),
        ["VoiceRecordingEmpty"] = (ErrorCategory.ObjectNotFound, typeof(VoiceRecordingException)),
        ["VoiceConflict"] = (ErrorCategory.ResourceExists, typeof(VoiceApiException)),
        ["VoiceRequestTooLarge"] = (ErrorCategory.LimitsExceeded, typeof(VoiceApiException)),
        ["VoiceRateLimited"] = (ErrorCategory.LimitsExceeded, typeof(VoiceApiException)),
        ["VoiceServiceFailed"] = (ErrorCategory.ResourceUnavailable, typeof(VoiceApiException)),
        ["VoiceRedirected"] = (ErrorCategory.ConnectionError, typeof(VoiceApiException)),
        ["VoiceRefused"] = (ErrorCategory.InvalidOperation, typeof(VoiceApiException)),
        ["VoiceTimeout"] = (ErrorCategory.OperationTimeout, typeof(VoiceApiException)),
        ["VoiceWaitTimeout"] = (ErrorCategory.OperationTimeout, typeof(TimeoutException)),
        ["VoiceConnectionFailed"] = (ErrorCategory.ConnectionError, typeof(VoiceApiException)),
        ["VoiceAnswerNotUnderstood"] = (ErrorCategory.InvalidData, typeof(VoiceApiException)),
    };

    /// <summary>Where a request arrived, these leave open whether a call was placed.</summary>
    private static readonly HashSet<string> Ambiguous = ["VoiceTimeout", "VoiceConnectionFailed", "VoiceAnswerNotUnderstood", "VoiceServiceFailed"];

    /// <summary>Says what came of a command.</summary>
    public static string Describe(ApiCommand command, SessionResult result, int requests)
    {
        var written = result.Output.Where(static item => item as string != WentOn).ToArray();
        var what = (written.Length, result.Errors.Count) switch
        {
            (0, 0) => "nothing",
            (0, 1) => IdOf(result.Errors[0]).Replace(Prefix, string.Empty, StringComparison.Ordinal),
            (1, 0) when written[0] is false && result.Warnings.Count == 1 => "false",
            (1, 0) when written[0] is not false && command.Output!.IsInstanceOfType(written[0]) => "ok",
            _ => $"objects [{string.Join(", ", written)}] and errors [{string.Join(", ", result.Errors)}]",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{requests} {what}");
    }

    /// <summary>What is wrong with it, whatever came of it.</summary>
    public static IEnumerable<string> Objections(ApiCommand command, SessionResult result, int requests)
    {
        if (result.Output.Count == 0 || result.Output[^1] as string != WentOn) yield return "it ended the script";
        foreach (var error in result.Errors)
        {
            var id = IdOf(error);
            if (!Documented.TryGetValue(id, out var expected))
            {
                yield return $"{error.FullyQualifiedErrorId} is not documented: {error.Exception}";
                continue;
            }

            if (error.CategoryInfo.Category != expected.Category) yield return $"{id} has the category {error.CategoryInfo.Category}";
            if (error.Exception.GetType() != expected.Exception) yield return $"{id} has the exception {error.Exception}";
            if (string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction)) yield return $"{id} does not say what to do";
            if (error.ToString().Length > LongestMessage) yield return $"{id} has a message of {error.ToString().Length} characters";
            if (command.Kind == CommandKind.Create && SaysItMayBe(error) != (requests > 0 && Ambiguous.Contains(id) && !SaysItWasNotDone(error))) yield return $"{id} advises: {error.ErrorDetails?.RecommendedAction}";
            if (id != "VoiceWaitTimeout" && TargetOf(command.Kind) is { } target && error.TargetObject?.ToString() != target) yield return $"{id} has the target {error.TargetObject}";
        }
    }

    private static bool SaysItMayBe(ErrorRecord error) =>
        error.ErrorDetails?.RecommendedAction?.Contains("may have been placed all the same; look before you try again: Get-VoiceCall -DateStart", StringComparison.Ordinal) == true;

    // The service asks to come back later: it has not begun.
    private static bool SaysItWasNotDone(ErrorRecord error) => error.Exception is VoiceApiException { StatusCode: 503 };

    private static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    // What the user gave, so that it can be piped in again.
    private static string? TargetOf(CommandKind kind) => kind switch
    {
        CommandKind.Create => "447700900000",
        CommandKind.List or CommandKind.Test or CommandKind.Local or CommandKind.Save or CommandKind.Text => null,
        _ => ApiCommand.Leg,
    };
}
