using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security.Authentication;
using VoicePS.Binding;
using VoicePS.Core.Calls;
using VoicePS.Core.Ncco;
using VoicePS.Core.Tts;

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
        var error = Build(exception, id, category, target, advice);
        if (PlainWords(exception, id, subject) is { } words)
        {
            error.ErrorDetails = Advice.Details($"{words} {exception.Message}", advice);
        }

        return error;
    }

    /// <summary>Adds to an error of a session with this very machine that its sandbox may be gone.</summary>
    /// <param name="error">The error of a request.</param>
    /// <param name="address">Where the request was to go.</param>
    public static ErrorRecord AtAddress(ErrorRecord error, Uri address)
    {
        if (address.IsLoopback && error.Exception is VoiceApiException { Kind: VoiceErrorKind.Connection, NeverSent: true })
        {
            var advice = $"{error.ErrorDetails.RecommendedAction}. If a sandbox was there, it has stopped; a new one: {ConnectCommands.Sandbox}";
            error.ErrorDetails = Advice.Details(error.Exception.Message, advice);
        }

        return error;
    }

    /// <summary>Describes a download that was not begun, or could not be kept.</summary>
    /// <param name="exception">What was wrong with the recording, its file or its host.</param>
    /// <param name="target">The event, or the address.</param>
    public static ErrorRecord From(Exception exception, object? target)
    {
        var (id, category, advice) = (exception as VoiceRecordingException)?.Reason switch
        {
            VoiceRecordingFailure.Empty => (
                "VoiceRecordingEmpty",
                ErrorCategory.ObjectNotFound,
                "There is nothing to get. Leave such events out: Where-Object Size -gt 0"),
            VoiceRecordingFailure.NoAddress => (
                "VoiceRecordingAddress",
                ErrorCategory.InvalidArgument,
                "Pipe in the event that tells of it, as ConvertFrom-VoiceEvent and Receive-VoiceEvent write it, or give the address with -Uri."),
            VoiceRecordingFailure.FileExists => (
                "VoiceRecordingFileExists", ErrorCategory.ResourceExists, "Give another -Path, or replace it: Save-VoiceRecording -Force"),
            VoiceRecordingFailure.FileNotWritten => (
                "VoiceRecordingFileNotWritten",
                ErrorCategory.WriteError,
                "Check the free space of the disk, and whether you may write there; or give another -Path."),
            _ => (
                "VoiceHostNotTrusted",
                ErrorCategory.SecurityError,
                "Find out where the address comes from. If it is that of your own service, connect to it: Connect-VoiceSession -BaseUri <address>"),
        };
        return Build(exception, id, category, target, advice);
    }

    /// <summary>Describes a report that was not written.</summary>
    /// <param name="exception">What became of its file.</param>
    /// <param name="path">The path as it was given.</param>
    public static ErrorRecord ReportNotSaved(VoiceRecordingException exception, string? path) =>
        exception.Reason == VoiceRecordingFailure.FileExists
            ? Build(exception, "VoiceReportFileExists", ErrorCategory.ResourceExists, path, $"Give another -Path, or replace it: Export-VoiceCallReport -Path {NextStep.Quote(path ?? string.Empty)} -Force")
            : Build(
                exception,
                "VoiceReportFileNotWritten",
                ErrorCategory.WriteError,
                path,
                "Check the free space of the disk, and whether you may write there; or give another -Path.");

    public static ErrorRecord SessionMissing(object target) => Build(
        new InvalidOperationException(
            $"There is no voice session in this runspace. Run: {ConnectCommands.WithKey()}"),
        "VoiceSessionMissing",
        ErrorCategory.ConnectionError,
        target,
        "To rehearse without an account: " + ConnectCommands.Sandbox);

    public static ErrorRecord SessionClosed(VoiceSession session) => Build(
        new InvalidOperationException($"The voice session of {session} was disconnected."),
        "VoiceSessionClosed",
        ErrorCategory.ConnectionError,
        session,
        $"Open a new one: {ConnectCommands.WithKey(session.ApplicationId)}");

    /// <summary>Describes the wait for a call that did not come to what was waited for.</summary>
    /// <param name="result">How the wait ended.</param>
    /// <param name="options">What was waited for.</param>
    public static ErrorRecord From(CallWaitResult result, CallWaiterOptions options) => result.End switch
    {
        CallWaitEnd.Failed => From(result.Failure!, result.Id.Uuid, RequestSubject.CallLookup),
        CallWaitEnd.Missed => Build(
            new InvalidOperationException(
                $"The call {result.Id} {Describe(result.Call!.Status)} and cannot become {Words(options.Statuses)} any more."),
            "VoiceWaitMissed",
            ErrorCategory.InvalidResult,
            result.Call,
            $"See what became of it: Get-VoiceCall -Uuid {result.Id}. To wait for any end, leave out -Status."),
        _ => Build(
            new TimeoutException(DescribeTimeout(result, options)),
            "VoiceWaitTimeout",
            ErrorCategory.OperationTimeout,
            (object?)result.Call ?? result.Id.Uuid,
            $"Wait longer with -TimeoutSec, or hang up: Stop-VoiceCall -Uuid {result.Id}"),
    };

    /// <summary>Describes a call that was not placed, as far as one knows.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="target">All that it was to be placed with.</param>
    /// <param name="findingCommand">The command that finds the call, if it was placed.</param>
    public static ErrorRecord CallNotPlaced(VoiceApiException exception, object target, string findingCommand)
    {
        var (id, category, advice) = Classify(exception, target, RequestSubject.NewCall);
        var whole = exception.Outcome switch
        {
            VoiceRequestOutcome.Unknown when exception.Kind == VoiceErrorKind.Refused => Look(),
            VoiceRequestOutcome.Unknown => $"{advice.TrimEnd('.')}. {Look()}",
            _ when exception.Kind != VoiceErrorKind.Refused => $"The call was not placed. {advice}",
            _ => advice,
        };
        return Build(exception, id, category, target, whole);

        string Look() => $"The call may have been placed all the same; look before you try again: {findingCommand}";
    }

    /// <summary>The same error about something else.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What it is about.</param>
    public static ErrorRecord About(ErrorRecord error, object target) => Build(
        error.Exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, target, error.ErrorDetails.RecommendedAction);

    public static ErrorRecord CallerMissing(object? target) => Argument(
        "VoiceCallerMissing",
        "A call comes from somebody, and nobody was named.",
        target,
        "Give a number of the account: New-VoiceCall -From <number>. Or let the service choose one: New-VoiceCall -RandomFromNumber");

    public static ErrorRecord CallerTwice(object? target) => Argument(
        "VoiceCallerTwice",
        "The call comes from the number after -From, or from one that the service chooses; both were asked for.",
        target,
        "Leave out one of them, for example: New-VoiceCall -RandomFromNumber");

    public static ErrorRecord AnswerMissing(object? target) => Argument(
        "VoiceAnswerMissing",
        "Nothing says what the call is to do once it is answered.",
        target,
        "To say something: New-VoiceCall -Ncco (New-VoiceTalkAction 'Hello'). To ask your own service for the NCCO: New-VoiceCall -AnswerUrl <address>");

    public static ErrorRecord AnswerTwice(object? target) => Argument(
        "VoiceAnswerTwice",
        "An NCCO says what the call does, and so does the service at the answer URL; both were given.",
        target,
        "Leave out one of them. What each does: Get-Help New-VoiceCall -Parameter AnswerUrl");

    public static ErrorRecord OnAnswerUnused(VoiceEndpoint endpoint, object target) => Argument(
        "VoiceOnAnswerUnused",
        $"{endpoint} was to hear an NCCO of its own before it is connected (onAnswer), which works only where an NCCO connects a call to it. It was not called.",
        target,
        "Say it in the NCCO of this call, or use the endpoint in a connect action.");

    public static ErrorRecord NccoOptionConflict(object? target, string reason, string advice) =>
        Argument("VoiceNccoOptionConflict", reason, target, advice);

    public static ErrorRecord NccoOptionMissing(object? target, string reason, string advice) =>
        Argument("VoiceNccoOptionMissing", reason, target, advice);

    public static ErrorRecord TextRefused(SpokenTextProblem problem, object? target) => Argument(
        problem.Rule == SpokenText.TooLongRule ? "VoiceTalkTextTooLong" : "VoiceSsmlInvalid",
        problem.Message,
        target,
        problem.Fix);

    public static ErrorRecord VoiceNameWithStyle(string voiceName) => Argument(
        "VoiceNameWithStyle",
        $"The voice is named twice: by its name, '{voiceName}', and by a language or a style.",
        voiceName,
        $"Give -VoiceName alone, or -Language and -Style instead. Which those are: Get-VoiceTalkStyle -VoiceName {NextStep.Quote(voiceName)}");

    public static ErrorRecord TalkStyleNotFound(string what, string pattern, string advice) => Build(
        new ItemNotFoundException($"The table of voices has no {what} '{pattern}'."),
        "VoiceTalkStyleNotFound",
        ErrorCategory.ObjectNotFound,
        pattern,
        advice);

    public static ErrorRecord SandboxMissing(object target) => Build(
        new InvalidOperationException("There is no sandbox in this runspace. Run: Start-VoiceSandbox"),
        "VoiceSandboxMissing",
        ErrorCategory.ObjectNotFound,
        target,
        "A sandbox that another runspace started, or that is stopped, can be given with -Sandbox.");

    public static ErrorRecord NccoInvalid(VoiceNccoException exception, VoiceNcco ncco) => Build(
        exception,
        "VoiceNccoInvalid",
        ErrorCategory.InvalidArgument,
        ncco,
        "See each finding as an object: Test-VoiceNcco <ncco>. If the service knows better than this module, send the NCCO as it is with -SkipNccoTest.");

    public static ErrorRecord NccoNotUnderstood(FormatException exception, object? input) => Build(
        exception,
        "VoiceNccoNotUnderstood",
        ErrorCategory.InvalidData,
        input is string text ? NccoSecrets.HideInText(text) : input,
        "See all that is wrong with it: Test-VoiceNcco");

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
            ErrorDetails = Advice.Details(exception.Message, advice),
        };

    /// <summary>Says what is waited for.</summary>
    /// <param name="options">What it is.</param>
    /// <param name="end">The words for any end.</param>
    /// <param name="verb">The verb that goes before statuses.</param>
    public static string Goal(CallWaiterOptions options, string end, string verb) =>
        options.Statuses == CallStatuses.Ends ? end : $"{verb} {Words(options.Statuses)}";

    // A number and a title say little to whoever does not know HTTP.
    private static string? PlainWords(VoiceApiException exception, string id, RequestSubject subject) => id switch
    {
        "VoiceCallNotFound" => subject == RequestSubject.CallLookup ? "There is no such call." : "There is no such call in progress.",
        "VoiceUnauthorized" when subject != RequestSubject.Recording => "The service does not accept this session.",
        "VoiceBadRequest" when exception.CallStatus is { } status && CallStatuses.IsEnd(Shown(status)) => "The call is over.",
        "VoiceBadRequest" when exception.CallStatus is "started" or "ringing" => "The call is not answered yet.",
        _ => null,
    };

    private static string DescribeTimeout(CallWaitResult result, CallWaiterOptions options)
    {
        var seconds = options.Timeout!.Value.TotalSeconds;
        var time = string.Format(CultureInfo.InvariantCulture, "{0:0.###} second{1}", seconds, seconds == 1 ? string.Empty : "s");
        var goal = Goal(options, "end", "become");
        var state = result.Call is null
            ? $"The call {result.Id} could not be asked for within {time}"
            : $"The call {result.Id} did not {goal} within {time}: it is {Shown(result.Call.Status) ?? "in no status"}";
        return result.Failure is null ? $"{state}." : $"{state}. The last attempt to ask for it failed: {result.Failure.Message}";
    }

    // Nobody knows what a service may say one day; but it must not bury the rest of the sentence.
    private static string? Shown(string? status) => status is { Length: > 100 } ? status.Substring(0, 100) + "\u2026" : status;

    private static string Describe(string? status) =>
        CallStatuses.IsEnd(status) ? $"has ended with the status {status}" : $"is {status}";

    private static string Words(IReadOnlyCollection<string> statuses) =>
        statuses.Count < 2
            ? string.Concat(statuses)
            : $"{string.Join(", ", statuses.Take(statuses.Count - 1))} or {statuses.Last()}";

    private static (string Id, ErrorCategory Category, string Advice) Classify(
        VoiceApiException exception, object? target, RequestSubject subject) => exception.Kind switch
        {
            VoiceErrorKind.Timeout when exception.NeverSent => (
                "VoiceTimeout",
                ErrorCategory.OperationTimeout,
                "Nothing was sent. Check the network, a proxy in between, and the address of the session (Get-VoiceSession); or give it more time with Connect-VoiceSession -ConnectTimeoutSec."),
            VoiceErrorKind.Timeout => (
                "VoiceTimeout",
                ErrorCategory.OperationTimeout,
                exception.NeverSent
                    ? "Check the network and the address of the session with Get-VoiceSession, or give it more time to connect with Connect-VoiceSession -ConnectTimeoutSec."
                    : LookFirst(target, subject) ?? "If the service only needs longer, give it more time with Connect-VoiceSession -TimeoutSec."),
            VoiceErrorKind.Connection when exception.InnerException?.InnerException is AuthenticationException => (
                "VoiceConnectionFailed",
                ErrorCategory.ConnectionError,
                "This machine does not trust the certificate that it was shown. Check the address of the session (Get-VoiceSession), this machine's clock, and whether a proxy in between has a certificate of its own. A test server of yours can be reached with Connect-VoiceSession -SkipCertificateCheck."),
            VoiceErrorKind.Connection => (
                "VoiceConnectionFailed",
                ErrorCategory.ConnectionError,
                "Check the network, a proxy in between, and the address of the session: Get-VoiceSession"),
            VoiceErrorKind.NotUnderstood when subject == RequestSubject.Recording => (
                "VoiceAnswerNotUnderstood",
                ErrorCategory.InvalidData,
                "Check the address, and what a proxy in between makes of it. What came is in the exception's ResponseBody."),
            VoiceErrorKind.NotUnderstood => (
                "VoiceAnswerNotUnderstood",
                ErrorCategory.InvalidData,
                "Check that the session's address is that of the Voice API: Get-VoiceSession"),
            _ => ClassifyStatus(exception, target, subject),
        };

    private static (string Id, ErrorCategory Category, string Advice) ClassifyStatus(
        VoiceApiException exception, object? target, RequestSubject subject) => exception.StatusCode switch
        {
            400 when exception.CallStatus is { } callStatus => (
                "VoiceBadRequest", ErrorCategory.InvalidArgument, ExplainStatus(Shown(callStatus)!, target, subject)),
            400 when subject is RequestSubject.ExistingCall or RequestSubject.CallEnd && exception is { InvalidParameters.Count: 0, Detail: null } => (
                "VoiceBadRequest",
                ErrorCategory.InvalidArgument,
                $"The service gives no reason; most often the call is not answered yet, or no longer. See its status: Get-VoiceCall -Uuid {target}"),
            400 when subject == RequestSubject.CallKeys && exception is { InvalidParameters.Count: 0, Detail: null } => (
                "VoiceBadRequest",
                ErrorCategory.InvalidArgument,
                $"The service gives no reason; most often the call is at no input action with the mode asynchronous. See its status: Get-VoiceCall -Uuid {target}"),
            400 => ("VoiceBadRequest", ErrorCategory.InvalidArgument, "Correct what the service names and send it again."),
            401 or 403 when subject == RequestSubject.Recording => (
                exception.StatusCode == 401 ? "VoiceUnauthorized" : "VoiceForbidden",
                exception.StatusCode == 401 ? ErrorCategory.AuthenticationError : ErrorCategory.PermissionDenied,
                "A recording is given to the application that made it only: connect with that one. Whether the key is right says Test-VoiceSession."),
            401 => ("VoiceUnauthorized", ErrorCategory.AuthenticationError, "Find out why: Test-VoiceSession"),
            402 => ("VoicePaymentRequired", ErrorCategory.PermissionDenied, "Check the account's balance in the vendor's dashboard."),
            403 => (
                "VoiceForbidden",
                ErrorCategory.PermissionDenied,
                "Check the account's balance and that the application may use voice, in the vendor's dashboard."),
            404 when subject == RequestSubject.Recording => (
                "VoiceRecordingNotFound",
                ErrorCategory.ObjectNotFound,
                "The service keeps recordings for 30 days. Check the address, and that the session is with the application that recorded: Get-VoiceSession"),
            404 when subject == RequestSubject.CallLookup => (
                "VoiceCallNotFound",
                ErrorCategory.ObjectNotFound,
                "The id may be wrong, or of another application or region; or the call ended so long ago that the service has forgotten it. See what there is: Get-VoiceCall"),
            404 when subject is RequestSubject.ExistingCall or RequestSubject.CallEnd or RequestSubject.CallKeys => (
                "VoiceCallNotFound",
                ErrorCategory.ObjectNotFound,
                $"The call has ended, or its id is wrong, or of another application or region. See which: Get-VoiceCall -Uuid {target}. "
                    + (subject == RequestSubject.CallEnd
                        ? $"Where it is enough that the call is over: Stop-VoiceCall -Uuid {target} -Force"
                        : "The calls in which people talk: Get-VoiceCall -Status answered")),
            404 => ("VoiceNotFound", ErrorCategory.ObjectNotFound, "Check the address of the session: Get-VoiceSession"),
            409 => ("VoiceConflict", ErrorCategory.ResourceExists, "See the state of what you are changing, and try again."),
            413 => ("VoiceRequestTooLarge", ErrorCategory.LimitsExceeded, "Send less at once; give a long NCCO by its address."),
            429 => ("VoiceRateLimited", ErrorCategory.LimitsExceeded, "Wait a second and send fewer requests at once."),
            >= 500 => (
                "VoiceServiceFailed",
                ErrorCategory.ResourceUnavailable,
                LookFirst(target, subject) ?? "Try again in a while."),
            >= 300 and < 400 when subject == RequestSubject.Recording => (
                "VoiceRedirected", ErrorCategory.ConnectionError, "Check the address, and what a proxy in between makes of it."),
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

    // The service gave no reason, but the call was asked for: its status is the likely one.
    private static string ExplainStatus(string status, object? target, RequestSubject subject) => status switch
    {
        _ when CallStatuses.IsEnd(status) && subject == RequestSubject.CallEnd =>
            $"The call {Describe(status)}. To take that for success: Stop-VoiceCall -Uuid {target} -Force",
        _ when CallStatuses.IsEnd(status) =>
            $"The call {Describe(status)}. See how: Get-VoiceCall -Uuid {target}",
        "started" when subject == RequestSubject.CallEnd =>
            $"The call is started; wait until it rings: Wait-VoiceCall -Uuid {target} -Status ringing, answered",
        "started" or "ringing" when subject is RequestSubject.ExistingCall or RequestSubject.CallKeys =>
            $"The call is {status}; wait until it is answered: Wait-VoiceCall -Uuid {target} -Status answered",
        _ when subject == RequestSubject.CallKeys =>
            $"The call is {status}, but most likely at no input action with the mode asynchronous. See what its NCCO has come to.",
        _ => $"The call is {status}, which is no reason to refuse this. Check what was sent, above all an NCCO, or try again later: Get-VoiceCall -Uuid {target}",
    };

    // Where nobody knows whether the service did it, trying again blindly may do it twice.
    private static string? LookFirst(object? target, RequestSubject subject) => subject switch
    {
        RequestSubject.ExistingCall or RequestSubject.CallEnd or RequestSubject.CallKeys => $"Ask for the state of the call before you try again: Get-VoiceCall -Uuid {target}",
        _ => null,
    };
}
