using System;
using System.Management.Automation;

namespace VoicePS.Errors;

/// <summary>Says what to do next so that it is seen: PowerShell prints the recommendation of an error from version 7.5 on only.</summary>
internal static class Advice
{
    private static readonly Version PrintsAdvice = new(7, 5);
    private static readonly Version Engine = typeof(PSObject).Assembly.GetName().Version;

    /// <summary>What an error prints.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do next.</param>
    public static ErrorDetails Details(string message, string advice) => Details(message, advice, Engine);

    /// <summary>The same, as a version of the engine prints it.</summary>
    internal static ErrorDetails Details(string message, string advice, Version engine) =>
        new(engine < PrintsAdvice ? $"{message.TrimEnd('.')}. {advice}" : message) { RecommendedAction = advice };
}
