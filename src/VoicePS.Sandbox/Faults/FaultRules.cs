using System;

namespace VoicePS.Sandbox.Faults;

/// <summary>What faults must keep to, and what they are where they do not say.</summary>
internal static class FaultRules
{
    // The system's timers cannot wait longer, and nobody's patience can.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestOffset = TimeSpan.FromDays(365);
    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(2);

    /// <summary>The fault as it is kept.</summary>
    /// <exception cref="ArgumentException">Something is missing, or does not fit together; the message says what.</exception>
    public static VoiceSandboxFault Complete(VoiceSandboxFault fault)
    {
        if (!Enum.IsDefined(typeof(VoiceSandboxFaultKind), fault.Kind)) throw new ArgumentException("There is no such kind of fault.");
        if (!Enum.IsDefined(typeof(VoiceSandboxFaultBody), fault.Body)) throw new ArgumentException("There is no such kind of body.");
        if (string.IsNullOrEmpty(fault.Path)) throw new ArgumentException("The path is empty; * stands for all paths.");
        if (!(fault.Share is > 0 and <= 1)) throw new ArgumentException("The share is a number above 0, up to 1, which is all requests.");
        if (fault.Count is < 1) throw new ArgumentException("The count is a whole number of 1 or more.");

        CheckFit(fault);
        CheckValues(fault);
        return fault with
        {
            Name = string.IsNullOrWhiteSpace(fault.Name) ? fault.Kind.ToString() : fault.Name.Trim(),
            Delay = TakesDelay(fault) ? fault.Delay ?? UsualDelay : null,
            Seed = fault.Seed ?? Environment.TickCount,
            Hits = 0,
            Seen = 0,
        };
    }

    // What has no meaning for a kind is most likely a mistake about the kind.
    private static void CheckFit(VoiceSandboxFault fault)
    {
        var isStatus = fault.Kind == VoiceSandboxFaultKind.Status;
        if (isStatus && fault.StatusCode is null) throw new ArgumentException("A fault of the kind Status needs a status code, such as 503.");
        if (fault.Kind == VoiceSandboxFaultKind.ClockSkew && fault.ClockOffset is null)
            throw new ArgumentException("A fault of the kind ClockSkew needs to know by how much the clock is off.");

        Refuse(fault, !isStatus && fault.StatusCode is not null, "a status code");
        Refuse(fault, !isStatus && fault.Body != VoiceSandboxFaultBody.Json, "a body of its own");
        Refuse(fault, !isStatus && (fault.RetryAfter is not null || fault.RetryAfterAsDate), "a Retry-After header");
        Refuse(fault, fault.Kind != VoiceSandboxFaultKind.ClockSkew && fault.ClockOffset is not null, "a clock");
        Refuse(fault, !TakesDelay(fault) && fault.Delay is not null, "a delay");
        if (fault.RetryAfterAsDate && fault.RetryAfter is null)
            throw new ArgumentException("Retry-After as a date needs to know how many seconds ahead the date is.");
    }

    private static void CheckValues(VoiceSandboxFault fault)
    {
        if (fault.StatusCode is < 400 or > 599) throw new ArgumentException("The status code of an error is a number from 400 to 599.");
        if (fault.Delay is { } delay && (delay <= TimeSpan.Zero || delay > LongestDelay))
            throw new ArgumentException("The delay is longer than nothing, and an hour at most.");
        if (fault.RetryAfter is { } wait && (wait < TimeSpan.Zero || wait > LongestOffset))
            throw new ArgumentException("Retry-After is zero seconds or more, and a year at most.");
        if (fault.ClockOffset is { } offset && offset.Duration() > LongestOffset)
            throw new ArgumentException("The clock is off by a year at most.");
    }

    private static bool TakesDelay(VoiceSandboxFault fault) =>
        fault.Kind is VoiceSandboxFaultKind.Latency or VoiceSandboxFaultKind.SlowBody;

    private static void Refuse(VoiceSandboxFault fault, bool isWrong, string what)
    {
        if (isWrong) throw new ArgumentException($"A fault of the kind {fault.Kind} does not have {what}.");
    }
}
