namespace VoicePS.Tests.PesterBridge;

/// <summary>-BeGreaterThan and -BeLessThan; -BeLessOrEqual and -BeGreaterOrEqual are their opposites.</summary>
internal static class OrderOperators
{
    public static string? BeGreaterThan(Assertion assertion, bool opposite) =>
        Judge(assertion, opposite ? ("-gt", "less than or equal to") : ("-le", "greater than"));

    public static string? BeLessThan(Assertion assertion, bool opposite) =>
        Judge(assertion, opposite ? ("-lt", "greater than or equal to") : ("-ge", "less than"));

    private static string? Judge(Assertion assertion, (string Forbidden, string Wanted) rule)
    {
        var expected = assertion.Argument("ExpectedValue");
        return assertion.Holds(assertion.Actual, rule.Forbidden, expected)
            ? $"Expected the actual value to be {rule.Wanted} {Assertion.Format(expected)},{assertion.Because} but got {assertion.Wording}."
            : null;
    }
}
