using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Errors;

/// <summary>The one place where errors become error records, each with a stable id, a category and a next step.</summary>
internal static class VoiceErrors
{
    /// <summary>Describes a request that failed.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="target">What the user gave: an id or an endpoint, so that it can be piped in again.</param>
    /// <param name="subject">What the request was about.</param>
    public static ErrorRecord From(VoiceApiException exception, object? target, RequestSubject subject)
    {
        var (id, category, advice) = Classify(exception, target, subject);
        return Build(exception, id, category, target, advice);
    }

    public static ErrorRecord SessionMissing(object target) => Build(
        new InvalidOperationException(
            "There is no voice session in this runspace. Run: Connect-VoiceSession -ApplicationId <id> -PrivateKeyPath <file>"),
        "VoiceSessionMissing",
        ErrorCategory.ConnectionError,
        target,
        "To rehearse without an account: Start-VoiceSandbox | Connect-VoiceSession");

    public static ErrorRecord SessionClosed(VoiceSession session) => Build(
        new InvalidOperationException($"The voice session of {session} was disconnected."),
        "VoiceSessionClosed",
        ErrorCategory.ConnectionError,
        session,
        "Open a new one with Connect-VoiceSession.");

    public static ErrorRecord SandboxMissing(object target) => Build(
        new InvalidOperationException("There is no sandbox in this runspace. Run: Start-VoiceSandbox"),
        "VoiceSandboxMissing",
        ErrorCategory.ObjectNotFound,
        target,
        "A sandbox that another runspace started, or that is stopped, can be given with -Sandbox.");

    public static ErrorRecord SandboxCallMissing(string uuid) => Build(
        new InvalidOperationException($"The sandbox has no call {uuid} that is under way."),
        "VoiceSandboxCallNotFound",
        ErrorCategory.ObjectNotFound,
        uuid,
        "The call may be over, or in another sandbox. See what happened to it: Get-VoiceSandboxEvent -Uuid " + uuid);

    public static ErrorRecord Argument(string id, string message, object? target, string advice) =>
        Build(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target, advice);

    public static ErrorRecord Build(Exception exception, string id, ErrorCategory category, object? target, string advice) =>
        new(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = advice },
        };

    private static (string Id, ErrorCategory Category, string Advice) Classify(
        VoiceApiException exception, object? target, RequestSubject subject) => exception.Kind switch
        {
            VoiceErrorKind.Timeout => (
                "VoiceTimeout",
                ErrorCategory.OperationTimeout,
                LookFirst(target, subject) ?? "Try again, or give the session more time with Connect-VoiceSession -TimeoutSec."),
            VoiceErrorKind.Connection => (
                "VoiceConnectionFailed",
                ErrorCategory.ConnectionError,
                "Check the network, a proxy in between, and the address of the session: Get-VoiceSession"
                    + (subject == RequestSubject.NewCall && !exception.NeverSent ? $". {LookFirst(target, subject)}" : string.Empty)),
            VoiceErrorKind.NotUnderstood => (
                "VoiceAnswerNotUnderstood",
                ErrorCategory.InvalidData,
                "Check that the session's address is that of the Voice API: Get-VoiceSession"
                    + (subject == RequestSubject.NewCall ? $". {LookFirst(target, subject)}" : string.Empty)),
            _ => ClassifyStatus(exception, target, subject),
        };

    private static (string Id, ErrorCategory Category, string Advice) ClassifyStatus(
        VoiceApiException exception, object? target, RequestSubject subject) => exception.StatusCode switch
        {
            400 when subject == RequestSubject.ExistingCall && exception is { InvalidParameters.Count: 0, Detail: null } => (
                "VoiceBadRequest",
                ErrorCategory.InvalidArgument,
                $"The service gives no reason; most often the call is not answered yet, or no longer. See its status: Get-VoiceCall -Uuid {target}"),
            400 => ("VoiceBadRequest", ErrorCategory.InvalidArgument, "Correct what the service names and send it again."),
            401 => ("VoiceUnauthorized", ErrorCategory.AuthenticationError, "Find out why: Test-VoiceSession"),
            402 => ("VoicePaymentRequired", ErrorCategory.PermissionDenied, "Check the account's balance in the vendor's dashboard."),
            403 => (
                "VoiceForbidden",
                ErrorCategory.PermissionDenied,
                "Check the account's balance and that the application may use voice, in the vendor's dashboard."),
            404 when subject is RequestSubject.ExistingCall or RequestSubject.CallLookup => (
                "VoiceCallNotFound",
                ErrorCategory.ObjectNotFound,
                "The id may be wrong, of another application or region, or the call has ended. See what there is: Get-VoiceCall"),
            404 => ("VoiceNotFound", ErrorCategory.ObjectNotFound, "Check the address of the session: Get-VoiceSession"),
            409 => ("VoiceConflict", ErrorCategory.ResourceExists, "See the state of what you are changing, and try again."),
            413 => ("VoiceRequestTooLarge", ErrorCategory.LimitsExceeded, "Send less at once; give a long NCCO by its address."),
            429 => ("VoiceRateLimited", ErrorCategory.LimitsExceeded, "Wait a second and send fewer requests at once."),
            >= 500 => (
                "VoiceServiceFailed",
                ErrorCategory.ResourceUnavailable,
                LookFirst(target, subject) ?? "Try again in a while."),
            >= 300 and < 400 => (
                "VoiceRedirected",
                ErrorCategory.ConnectionError,
                "Connect to the address that the service is really at: Connect-VoiceSession -BaseUri <address>"),
            var status => (
                "VoiceRefused",
                ErrorCategory.InvalidOperation,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "Quote the status {0}{1} to the vendor's support.",
                    status,
                    exception.TraceId is null ? string.Empty : $" and the trace id {exception.TraceId}")),
        };

    // Where nobody knows whether the service did it, trying again blindly may do it twice.
    private static string? LookFirst(object? target, RequestSubject subject) => subject switch
    {
        RequestSubject.NewCall => "The call may have been placed all the same. See before you try again: Get-VoiceCall -Order desc -First 10",
        RequestSubject.ExistingCall => $"Ask for the state of the call before you try again: Get-VoiceCall -Uuid {target}",
        _ => null,
    };
}
