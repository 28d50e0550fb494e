using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;

namespace VoicePS.Core.Http;

/// <summary>Explains an exchange that ended early. It ends in many ways: what counts is who ended it.</summary>
internal static class HttpFailure
{
    private static readonly string[] StagesBeforeRequest =
        ["NameResolutionError", "ConnectionError", "SecureConnectionError", "ProxyTunnelError"];

    private static readonly SocketError[] ErrorsBeforeRequest =
    [
        SocketError.HostNotFound, SocketError.TryAgain, SocketError.NoData, SocketError.NoRecovery, SocketError.ConnectionRefused,
        SocketError.HostUnreachable, SocketError.NetworkUnreachable, SocketError.NetworkDown, SocketError.HostDown,
    ];

    /// <summary>True for what the HTTP client throws when an exchange ends early.</summary>
    public static bool IsOne(Exception exception) =>
        exception is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException;

    /// <summary>Gives the exception to throw instead.</summary>
    /// <param name="exception">What the HTTP client threw.</param>
    /// <param name="host">Whom the exchange was with.</param>
    /// <param name="context">The context of the request, which may have stopped it.</param>
    /// <param name="expired">The time that was allowed, where it is over; null where it is not.</param>
    /// <param name="closing">Cancelled when the session was closed.</param>
    public static Exception Explain(
        Exception exception, Uri host, RequestContext context, TimeSpan? expired, CancellationToken closing)
    {
        if (context.Cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException("The request was stopped.", exception, context.Cancellation);
        }

        if (closing.IsCancellationRequested)
        {
            return new ObjectDisposedException("The session was closed while the request was under way.", exception);
        }

        if (NeverConnected(exception))
        {
            return new VoiceApiException(
                VoiceErrorKind.Timeout, $"No connection to the service at {host.Authority} could be opened in the time allowed.", exception)
            {
                NeverSent = true,
            };
        }

        if (expired is { } allowed)
        {
            var seconds = allowed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return new VoiceApiException(VoiceErrorKind.Timeout, $"The service at {host.Authority} did not answer within {seconds} seconds.");
        }

        var cause = Innermost(exception);
        var neverSent = IsBeforeRequest(exception, cause);
        var what = neverSent ? $"The service at {host.Authority} could not be reached" : $"The connection to {host.Authority} broke";
        return new VoiceApiException(VoiceErrorKind.Connection, $"{what}: {Plain(cause.Message)}.", exception) { NeverSent = neverSent };
    }

    // The handler gives up connecting with a cancellation that nobody asked for, and says so inside.
    private static bool NeverConnected(Exception exception) =>
        exception is OperationCanceledException && exception.InnerException is TimeoutException;

    /// <summary>
    /// True where it is certain that not a byte of the request was sent: while the name was looked up, the connection
    /// opened, or TLS agreed on.
    /// </summary>
    private static bool IsBeforeRequest(Exception exception, Exception cause)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is AuthenticationException) return true;
            if (current is WebException { Status: var status })
            {
                return status is WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                    or WebExceptionStatus.ConnectFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure;
            }

            // .NET 8 and later say it outright; .NET Standard 2.0 does not know the property's name.
            if (current is HttpRequestException && StageOf(current) is { } stage) return Array.IndexOf(StagesBeforeRequest, stage) >= 0;
        }

        return cause is SocketException { SocketErrorCode: var error } && Array.IndexOf(ErrorsBeforeRequest, error) >= 0;
    }

    private static string? StageOf(Exception exception) =>
        exception.GetType().GetProperty("HttpRequestError")?.GetValue(exception)?.ToString();

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception;
    }

    // The runtime adds its own code in brackets: "The response ended prematurely. (ResponseEnded)".
    private static string Plain(string message) =>
        (message.EndsWith(")", StringComparison.Ordinal) && message.IndexOf(". (", StringComparison.Ordinal) is var bracket and > 0
            ? message.Substring(0, bracket)
            : message).TrimEnd('.');
}
