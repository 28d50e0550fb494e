using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS;

/// <summary>
/// The colours of statuses in tables. The views call it, so that all of them agree; properties hold plain text. The
/// sequences are those of <c>$PSStyle</c>, so that the engine takes them out again where output goes to a file.
/// </summary>
public static class StatusColour
{
    private static readonly string[] Good = ["accepted", "answered", "completed", "human", "valid"];

    private static readonly string[] Watch = ["disconnected", "machine", "ringing", "started", "warning"];

    private static readonly string[] Bad =
        ["busy", "canceled", "cancelled", "error", "failed", "rejected", "timeout", "unanswered"];

    /// <summary>Puts a text into the colour of a status.</summary>
    /// <param name="text">The text to show.</param>
    /// <param name="status">The status that gives the colour. One without a colour leaves the text as it is.</param>
    /// <param name="engine">The session's <c>$ExecutionContext</c>, where <c>$PSStyle</c> is looked up.</param>
    /// <returns>The text, with sequences around it where the terminal may show colours.</returns>
    public static object? Paint(object? text, object? status, EngineIntrinsics engine)
    {
        if (engine is null) throw new ArgumentNullException(nameof(engine));
        if (text is null || NameFor(status?.ToString()) is not { } name) return text;

        // Windows PowerShell has no such variable. NO_COLOR is heard by pwsh, but not by every other host.
        if (engine.SessionState.PSVariable.GetValue("PSStyle") is not { } style || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }) return text;
        return $"{Member(Member(style, "Foreground"), name)}{text}{Member(style, "Reset")}";
    }

    private static string? NameFor(string? status) =>
        Holds(Good, status) ? "Green" : Holds(Watch, status) ? "Yellow" : Holds(Bad, status) ? "Red" : null;

    private static bool Holds(string[] words, string? status) => words.Contains(status, StringComparer.OrdinalIgnoreCase);

    private static object? Member(object? owner, string name) => owner is null ? null : PSObject.AsPSObject(owner).Properties[name]?.Value;
}
