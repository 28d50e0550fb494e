using System.Collections.Generic;

namespace VoicePS.Tests.PesterBridge;

/// <summary>All operators that this runner knows.</summary>
internal static class ShouldOperators
{
    private static readonly string[] OnlyBecause = ["Because"];

    public static IReadOnlyList<ShouldOperator> All { get; } =
    [
        new("Be", a => EqualityOperators.Be(a, false)) { Alias = "EQ", TakesCollection = true },
        new("BeExactly", a => EqualityOperators.Be(a, true)) { Alias = "CEQ", TakesCollection = true },
        new("BeNullOrEmpty", ValueOperators.BeNullOrEmpty) { Parameters = OnlyBecause, TakesCollection = true },
        new("BeTrue", a => ValueOperators.BeTruth(a, true)) { Parameters = OnlyBecause },
        new("BeFalse", a => ValueOperators.BeTruth(a, false)) { Parameters = OnlyBecause },
        new("BeOfType", ValueOperators.BeOfType) { Alias = "HaveType", Parameters = ["ExpectedType", "Because"] },
        new("BeGreaterThan", a => OrderOperators.BeGreaterThan(a, a.Negate)) { Alias = "GT" },
        new("BeLessOrEqual", a => OrderOperators.BeGreaterThan(a, !a.Negate)) { Alias = "LE" },
        new("BeLessThan", a => OrderOperators.BeLessThan(a, a.Negate)) { Alias = "LT" },
        new("BeGreaterOrEqual", a => OrderOperators.BeLessThan(a, !a.Negate)) { Alias = "GE" },
        new("BeIn", CollectionOperators.BeIn),
        new("Contain", CollectionOperators.Contain) { TakesCollection = true },
        new("HaveCount", CollectionOperators.HaveCount) { TakesCollection = true },
        new("BeLike", a => TextOperators.BeLike(a, false)),
        new("BeLikeExactly", a => TextOperators.BeLike(a, true)),
        new("Match", a => TextOperators.Match(a, false)) { Parameters = ["RegularExpression", "Because"] },
        new("MatchExactly", a => TextOperators.Match(a, true)) { Alias = "CMATCH", Parameters = ["RegularExpression", "Because"] },
        new("Exist", FileOperators.Exist) { Parameters = OnlyBecause },
        new("FileContentMatch", FileOperators.FileContentMatch) { Parameters = ["ExpectedContent", "Because"] },
        new("HaveParameter", ParameterOperator.HaveParameter)
        {
            Parameters = ["ParameterName", "Type", "DefaultValue", "InParameterSet", "Alias", "Because"],
            Switches = ["Mandatory"],
        },
        new("Throw", ThrowOperator.Throw)
        {
            Parameters = ["ExpectedMessage", "ErrorId", "ExceptionType", "Because"],
            Switches = ["PassThru"],
        },
    ];
}
