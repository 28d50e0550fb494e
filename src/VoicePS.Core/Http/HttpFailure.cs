using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;

namespace VoicePS.Core.Http;

/// <summary>Explains an exchange that ended early. It ends in many ways: what counts is who ended it.</summary>
internal static class HttpFailure
{
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

        if (expired is { } allowed)
        {
            var seconds = allowed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            return new VoiceApiException(VoiceErrorKind.Timeout, $"The service at {host.Authority} did not answer within {seconds} seconds.");
        }

        var cause = Innermost(exception);
        var neverSent = cause is SocketException { SocketErrorCode: not SocketError.ConnectionReset };
        var what = neverSent ? $"The service at {host.Authority} could not be reached" : $"The connection to {host.Authority} broke";
        return new VoiceApiException(VoiceErrorKind.Connection, $"{what}: {Plain(cause.Message)}.", exception) { NeverSent = neverSent };
    }

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
