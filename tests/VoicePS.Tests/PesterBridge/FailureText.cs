using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Says what went wrong in a script, and where, in words for the test report.</summary>
internal static class FailureText
{
    /// <param name="errors">What ended the test, or its tear-down.</param>
    /// <param name="written">What it wrote to the error stream. That fails nothing, but often explains a failure.</param>
    public static TestOutcome OutcomeOf(IReadOnlyList<ErrorRecord> errors, IReadOnlyList<ErrorRecord> written)
    {
        if (errors.Count == 0)
            return TestOutcome.Passed;
        // An error in AfterEach is not hidden by a Set-ItResult before it.
        return errors.All(error => error.Exception is ItResultException)
            ? TestOutcome.Skipped(errors[0].Exception.Message)
            : WithWritten(Of(errors.Where(error => error.Exception is not ItResultException), ""), written);
    }

    public static TestOutcome Of(IEnumerable<ErrorRecord> errors, string introduction)
    {
        var list = errors.ToList();
        return TestOutcome.Failed(introduction + string.Join('\n', list.Select(Describe)), string.Join('\n', list.Select(Trace)));
    }

    private static TestOutcome WithWritten(TestOutcome failure, IReadOnlyList<ErrorRecord> written) => written.Count == 0
        ? failure
        : failure with { Message = $"{failure.Message}\nThe test also wrote these errors:\n{string.Join('\n', written.Select(Describe))}" };

    private static string Describe(ErrorRecord error)
    {
        var message = error.Exception is AssertionException ? error.Exception.Message : $"{error.Exception.GetType().Name}: {error.Exception.Message}";
        var place = error.InvocationInfo;
        return string.IsNullOrEmpty(place?.ScriptName)
            ? message
            : $"{message}\nat {place.Line.Trim()}, {place.ScriptName}:{place.ScriptLineNumber}";
    }

    private static string Trace(ErrorRecord error) =>
        string.Join('\n', (error.ScriptStackTrace ?? "").ReplaceLineEndings("\n").Split('\n').Where(line => !IsOfTheRunner(line)));

    private static bool IsOfTheRunner(string line) =>
        line.Contains("<No file>", StringComparison.Ordinal) || line.Contains(TestDrive.RunnerScript, StringComparison.Ordinal);
}
