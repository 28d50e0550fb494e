using System.Collections.Generic;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-Throw.</summary>
internal static class ThrowOperator
{
    public static string? Throw(Assertion assertion)
    {
        if ((assertion.Actual is PSObject wrapped ? wrapped.BaseObject : assertion.Actual) is not ScriptBlock script)
            throw new PSArgumentException("Input is missing or not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.");

        var errors = TestRun.OfThisRunspace.ErrorsOf(script);
        var error = errors.Count > 0 ? errors[0] : null;
        if (!assertion.Negate)
            return Missing(assertion, error);
        return error is null
            ? null
            : $"Expected no exception to be thrown,{assertion.Because} but an exception \"{error.Exception.Message}\" was thrown{Place(error)}.";
    }

    private static string? Missing(Assertion assertion, ErrorRecord? error)
    {
        List<string> wanted = [];
        List<string> buts = [];
        if (assertion.Argument("ExceptionType") is { } typeName)
        {
            var type = ValueOperators.TypeNamed(typeName);
            wanted.Add($"type {Assertion.Format(type)}");
            if (error is not null && !type.IsInstanceOfType(error.Exception))
                buts.Add($"the exception type was {Assertion.Format(error.Exception.GetType())}");
        }

        Compare(assertion.Text("ExpectedMessage"), error?.Exception.Message, ("message like", "the message was"));
        Compare(assertion.Text("ErrorId"), error?.FullyQualifiedErrorId, ("FullyQualifiedErrorId", "the FullyQualifiedErrorId was"));
        if (error is null)
            buts.Add("no exception was thrown");
        if (buts.Count > 0)
            return $"Expected an exception{(wanted.Count > 0 ? " with " : "")}{Enumeration.And(wanted)} to be thrown,{assertion.Because} but {Enumeration.And(buts)}{(error is null ? "" : Place(error))}.";
        if (assertion.Switch("PassThru"))
            assertion.Output = error;
        return null;

        void Compare(string pattern, string? actual, (string Wanted, string But) words)
        {
            if (string.IsNullOrWhiteSpace(pattern))
                return;
            wanted.Add($"{words.Wanted} {Assertion.Format(WildcardPattern.Unescape(pattern))}");
            if (error is not null && !assertion.Holds(actual ?? "", "-like", pattern))
                buts.Add($"{words.But} {Assertion.Format(actual)}");
        }
    }

    private static string Place(ErrorRecord error)
    {
        var position = error.InvocationInfo?.PositionMessage?.Trim() ?? "";
        return position.StartsWith("At ", System.StringComparison.Ordinal) ? $" from {position[3..].ReplaceLineEndings("\n    ")}" : "";
    }
}
