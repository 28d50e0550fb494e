using System;
using System.Collections.Generic;
using System.Globalization;

namespace VoicePS;

/// <summary>Trouble that a sandbox makes on demand: what goes wrong, with which requests, and how often.</summary>
public sealed record VoiceSandboxFault
{
    /// <summary>The name. A sandbox has one fault of each name; upper and lower case are the same.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What goes wrong.</summary>
    public VoiceSandboxFaultKind Kind { get; init; }

    /// <summary>Which paths: wildcards * and ?, compared with the path without the query, such as <c>/v1/calls/*/talk</c>.</summary>
    public string Path { get; init; } = "*";

    /// <summary>Which HTTP methods; none means all.</summary>
    public IReadOnlyList<string> Method { get; init; } = [];

    /// <summary>Which share of the requests is struck: above 0, up to 1, which is all of them.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many requests are struck at most; null sets no end.</summary>
    public int? Count { get; init; }

    /// <summary>Decides which requests make up the share: the same ones for the same seed. Null lets the sandbox choose one.</summary>
    public int? Seed { get; init; }

    /// <summary>How late the answer comes, or how long its body takes, in real time.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The HTTP status of the error, 400 to 599.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The body of the error.</summary>
    public VoiceSandboxFaultBody Body { get; init; }

    /// <summary>What the error's Retry-After header says; null leaves it out.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True where Retry-After is written as a date, false where it counts seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>By how much the clock is ahead; below zero, it is behind.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>How many requests the fault has met so far: struck or spared.</summary>
    public long Seen { get; init; }

    /// <summary>How many requests it has struck so far.</summary>
    public long Hits { get; init; }

    /// <summary>What the fault does, in a few words for people to read.</summary>
    public string Effect => Kind switch
    {
        VoiceSandboxFaultKind.Latency => $"answers {Seconds(Delay)} late",
        VoiceSandboxFaultKind.Status => string.Format(CultureInfo.InvariantCulture, "answers {0}{1}{2}", StatusCode, BodyText(), RetryText()),
        VoiceSandboxFaultKind.ResetBefore => "resets the connection before the request is processed",
        VoiceSandboxFaultKind.ResetAfter => "resets the connection after the request is processed",
        VoiceSandboxFaultKind.SlowBody => $"lets the body take {Seconds(Delay)}",
        VoiceSandboxFaultKind.CutBody => "cuts the body in half",
        VoiceSandboxFaultKind.MalformedJson => "sends half of the JSON as if it were all",
        VoiceSandboxFaultKind.WrongContentType => "calls the JSON text/html",
        _ => $"has a clock that is {Seconds(ClockOffset?.Duration())} {(ClockOffset < TimeSpan.Zero ? "slow" : "fast")}",
    };

    /// <summary>The name and what goes wrong.</summary>
    /// <returns>For example <c>busy: answers 503 as HTML</c>.</returns>
    public override string ToString() => $"{Name}: {Effect}";

    private string BodyText() => Body switch
    {
        VoiceSandboxFaultBody.Html => " as HTML",
        VoiceSandboxFaultBody.Empty => " without a body",
        _ => string.Empty,
    };

    private string RetryText() =>
        RetryAfter is null ? string.Empty : $", Retry-After {Seconds(RetryAfter)}{(RetryAfterAsDate ? " as a date" : string.Empty)}";

    private static string Seconds(TimeSpan? time) => string.Format(CultureInfo.InvariantCulture, "{0:0.###} s", time?.TotalSeconds ?? 0);
}
