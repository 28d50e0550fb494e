using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-BeIn, -Contain and -HaveCount.</summary>
internal static class CollectionOperators
{
    public static string? BeIn(Assertion assertion)
    {
        var expected = assertion.Argument("ExpectedValue");
        if (assertion.Holds(expected, "-contains", assertion.Actual) != assertion.Negate)
            return null;
        return $"Expected collection {Assertion.Format(expected)} to {(assertion.Negate ? "not " : "")}contain {assertion.Wording},{assertion.Because} but it was {(assertion.Negate ? "" : "not ")}found.";
    }

    public static string? Contain(Assertion assertion)
    {
        var expected = assertion.Argument("ExpectedValue");
        if (assertion.Holds(assertion.Actual, "-contains", expected) != assertion.Negate)
            return null;
        return $"Expected {Assertion.Format(expected)} to {(assertion.Negate ? "not " : "")}be found in collection {assertion.Wording},{assertion.Because} but it was {(assertion.Negate ? "" : "not ")}found.";
    }

    public static string? HaveCount(Assertion assertion)
    {
        var expected = LanguagePrimitives.ConvertTo<int>(assertion.Argument("ExpectedValue"));
        if (expected < 0)
            throw new PSArgumentException("Expected collection size must be greater than or equal to 0.");
        var count = assertion.Actual is null ? 0 : Assertion.Items(assertion.Actual).Count;
        if (count == expected != assertion.Negate)
            return null;
        return assertion.Negate ? Unwanted(assertion, expected, count) : Missing(assertion, expected, count);
    }

    private static string Unwanted(Assertion assertion, int expected, int count) =>
        $"Expected a {(expected == 0 ? "non-empty collection" : $"collection with size different from {expected}")},{assertion.Because} but got {(count == 0 ? "an empty collection." : $"collection with that size {assertion.Wording}.")}";

    private static string Missing(Assertion assertion, int expected, int count) =>
        $"Expected {(expected == 0 ? "an empty collection" : $"a collection with size {expected}")},{assertion.Because} but got {(count == 0 ? "an empty collection." : $"collection with size {count} {assertion.Wording}.")}";
}
