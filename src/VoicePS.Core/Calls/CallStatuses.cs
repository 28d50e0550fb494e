using System;
using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Calls;

/// <summary>What the statuses of a call mean, and which can still follow which.</summary>
public static class CallStatuses
{
    private const string Answered = "answered";

    /// <summary>The statuses in which a call ends: nothing follows them.</summary>
    public static readonly IReadOnlyList<string> Ends =
        ["completed", "busy", "cancelled", "failed", "rejected", "timeout", "unanswered"];

    // A call goes through these in this order, and may leave some out. What is not here may come at any time.
    private static readonly string[] Steps = ["started", "ringing", Answered];

    // How calls end that nobody answers.
    private static readonly string[] EndsWithoutAnswer = ["busy", "cancelled", "rejected", "timeout", "unanswered"];

    // The service listens for who has answered: the call is answered, and is so still.
    private static readonly string[] AnsweredBySomebody = ["human", "machine"];

    /// <summary>True where the call is over.</summary>
    /// <param name="status">The status, as the service wrote it; null where it wrote none.</param>
    /// <returns>False for every status that is not known to be an end.</returns>
    public static bool IsEnd(string? status) => Ends.Contains(Plain(status), StringComparer.Ordinal);

    /// <summary>True where a call in this status has been answered, whether it is over or not.</summary>
    /// <param name="status">The status of the call.</param>
    /// <returns>False for every status that does not say so.</returns>
    public static bool IsAnswered(string? status) =>
        Plain(status) is var plain && (plain is Answered or "completed" || AnsweredBySomebody.Contains(plain, StringComparer.Ordinal));

    /// <summary>
    /// True where a call in this status has what is waited for. A call that a human or a machine has answered counts as
    /// answered.
    /// </summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="wanted">The statuses that are waited for.</param>
    /// <returns>True where the wait is over.</returns>
    public static bool IsReached(string? status, IReadOnlyCollection<string> wanted)
    {
        var plain = Plain(status);
        return Holds(wanted, plain) || (AnsweredBySomebody.Contains(plain, StringComparer.Ordinal) && Holds(wanted, Answered));
    }

    /// <summary>True where a call in this status can never again come into one that is waited for.</summary>
    /// <param name="status">The status of the call, which is none of those that are waited for.</param>
    /// <param name="wanted">The statuses that are waited for.</param>
    /// <returns>False where it is not certain.</returns>
    public static bool IsMissed(string? status, IReadOnlyCollection<string> wanted)
    {
        if (IsEnd(status)) return true;
        var reached = StepOf(Plain(status));
        return reached >= 0 && (wanted ?? throw new ArgumentNullException(nameof(wanted))).All(name => LastStepBefore(Plain(name)) < reached);
    }

    private static int StepOf(string status) =>
        AnsweredBySomebody.Contains(status, StringComparer.Ordinal) ? Steps.Length : Array.IndexOf(Steps, status);

    // The last step at which the status has come or can still come.
    private static int LastStepBefore(string status)
    {
        if (EndsWithoutAnswer.Contains(status, StringComparer.Ordinal)) return Array.IndexOf(Steps, Answered) - 1;
        return StepOf(status) is var step and >= 0 ? step : int.MaxValue;
    }

    private static bool Holds(IReadOnlyCollection<string> wanted, string status) =>
        (wanted ?? throw new ArgumentNullException(nameof(wanted))).Any(name => Plain(name) == status);

    // The word has one l or two, depending on who wrote it.
    private static string Plain(string? status) =>
        status?.ToLowerInvariant() is var plain && plain == "canceled" ? "cancelled" : plain ?? string.Empty;
}
