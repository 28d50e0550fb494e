using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using VoicePS.Sandbox.Api;

namespace VoicePS.Sandbox.Faults;

/// <summary>The answers that take the place of the real ones.</summary>
internal static class FaultAnswers
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "Not Found",
        [408] = "Request Timeout",
        [409] = "Conflict",
        [500] = "Internal Server Error",
        [502] = "Bad Gateway",
        [503] = "Service Unavailable",
        [504] = "Gateway Timeout",
    };

    /// <summary>The error that a fault asks for.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="trace">The id of the request.</param>
    /// <param name="now">What the service takes for the time.</param>
    public static ApiResponse Error(VoiceSandboxFault fault, Guid trace, DateTimeOffset now)
    {
        var status = fault.StatusCode!.Value;
        var answer = fault.Body switch
        {
            VoiceSandboxFaultBody.Json => status == 429 ? Errors.RateLimited(trace) : Errors.Gateway(trace, status, TitleOf(status)),
            VoiceSandboxFaultBody.Html => new ApiResponse(status, "text/html", Encoding.ASCII.GetBytes(PageOf(status))),
            _ => new ApiResponse(status, null, Array.Empty<byte>()),
        };
        return fault.RetryAfter is { } wait ? answer with { Headers = RetryAfter(wait, fault.RetryAfterAsDate, now) } : answer;
    }

    /// <summary>The first half of some JSON, which is none.</summary>
    public static ApiResponse Malform(ApiResponse answer)
    {
        var half = new byte[answer.Body.Length / 2];
        Array.Copy(answer.Body, half, half.Length);
        return answer with { Body = half };
    }

    private static Dictionary<string, string> RetryAfter(TimeSpan wait, bool asDate, DateTimeOffset now) => new()
    {
        ["Retry-After"] = asDate
            ? (now + wait).UtcDateTime.ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
    };

    private static string TitleOf(int status) =>
        Titles.TryGetValue(status, out var title) ? title : status >= 500 ? "Server Error" : "Client Error";

    private static string PageOf(int status)
    {
        var title = FormattableString.Invariant($"{status} {(status == 429 ? "Too Many Requests" : TitleOf(status))}");
        return $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    }
}
