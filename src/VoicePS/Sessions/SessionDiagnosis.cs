using System;
using System.Globalization;
using VoicePS.Errors;

namespace VoicePS.Sessions;

/// <summary>Works out from a refusal why a session is not accepted.</summary>
internal static class SessionDiagnosis
{
    /// <summary>The Date header counts in whole seconds, and the answer took its time to come.</summary>
    private static readonly TimeSpan TolerableLead = TimeSpan.FromSeconds(5);

    /// <summary>A refused token is replaced by a fresh one, so only a clock that is late by nearly a token's life explains a refusal.</summary>
    private static readonly TimeSpan LagMargin = TimeSpan.FromSeconds(5);

    public static VoiceSessionTest Explain(VoiceSession session, VoiceApiException error, DateTimeOffset now)
    {
        var offset = now - error.ServerTime;
        var (reason, explanation) = error.Kind switch
        {
            VoiceErrorKind.Timeout => ("Timeout", error.Message),
            VoiceErrorKind.Connection => ("ConnectionFailed", $"{error.Message} Check the address of the session: Get-VoiceSession"),
            VoiceErrorKind.NotUnderstood => (
                "NotUnderstood", $"{error.Message} The session's address does not seem to be a Voice API."),
            _ when error.StatusCode is 400 or 403 or 429 => ("Refused", $"{error.Message} The token itself was accepted."),
            _ when error.StatusCode != 401 => ("Refused", error.Message),
            _ => ExplainUnauthorized(session, error, offset),
        };
        return new VoiceSessionTest(session, reason, explanation) { ClockOffset = offset, Error = error };
    }

    private static (string Reason, string Explanation) ExplainUnauthorized(
        VoiceSession session, VoiceApiException error, TimeSpan? offset)
    {
        if (Says(error, "invalid-signature"))
        {
            return (
                "KeyDoesNotFit",
                $"The private key does not belong to application {session.ApplicationId}: the service cannot verify its signature. Use the key that was downloaded for this application, or generate a new one in the dashboard: {ConnectCommands.WithKey(session.ApplicationId)}");
        }

        // A token from a clock that is off looks like any other bad token.
        if (offset is { } difference && IsOff(difference, session.TokenLifetime))
        {
            return (
                "ClockIsOff",
                string.Format(
                    CultureInfo.InvariantCulture,
                    "This machine's clock is {0:c} {1} the service's, so its tokens are not valid there. Set the clock: Set-Date -Adjust '{2:c}'",
                    TimeSpan.FromSeconds(Math.Round(difference.Duration().TotalSeconds)),
                    difference > TimeSpan.Zero ? "ahead of" : "behind",
                    TimeSpan.FromSeconds(-Math.Round(difference.TotalSeconds))));
        }

        if (Says(error, "application") && (Says(error, "unknown") || Says(error, "not known") || Says(error, "not found") || Says(error, "not exist")))
        {
            return (
                "ApplicationUnknown",
                $"The service does not know application {session.ApplicationId}. Compare the id with the one in the dashboard, and connect with that: {ConnectCommands.WithKey()}");
        }

        return (
            "Unauthorized",
            $"{error.Message} {(offset is null ? "The service did not tell its time. If this machine's clock is right, then" : "The clock is right, so")} either the application id {session.ApplicationId} is wrong, or the private key belongs to another application. With the right ones: {ConnectCommands.WithKey()}");
    }

    private static bool IsOff(TimeSpan offset, TimeSpan tokenLifetime) =>
        offset > TolerableLead || -offset > tokenLifetime - LagMargin;

    private static bool Says(VoiceApiException error, string word) =>
        Contains(error.ErrorType, word) || Contains(error.Title, word) || Contains(error.Detail, word);

    private static bool Contains(string? text, string word) =>
        text?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
