namespace VoicePS.Tests.PesterBridge;

/// <summary>-BeLike, -BeLikeExactly, -Match and -MatchExactly.</summary>
internal static class TextOperators
{
    public static string? BeLike(Assertion assertion, bool caseSensitive)
    {
        var pattern = assertion.Argument("ExpectedValue");
        if (assertion.Holds(assertion.Actual, caseSensitive ? "-clike" : "-like", pattern) != assertion.Negate)
            return null;
        return $"Expected {(caseSensitive ? "case sensitively " : "")}like wildcard {Assertion.Format(pattern)} to {(assertion.Negate ? "not " : "")}match {assertion.Wording},{assertion.Because} but it did {(assertion.Negate ? "" : "not ")}match.";
    }

    public static string? Match(Assertion assertion, bool caseSensitive)
    {
        var pattern = assertion.Argument("RegularExpression");
        if (assertion.Holds(assertion.Actual, caseSensitive ? "-cmatch" : "-match", pattern) != assertion.Negate)
            return null;
        return $"Expected regular expression {Assertion.Format(pattern)} to {(assertion.Negate ? "not " : "")}{(caseSensitive ? "case sensitively " : "")}match {assertion.Wording},{assertion.Because} but it did {(assertion.Negate ? "" : "not ")}match.";
    }
}
