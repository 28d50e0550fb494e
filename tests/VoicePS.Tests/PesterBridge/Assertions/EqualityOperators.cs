using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-Be and -BeExactly.</summary>
internal static class EqualityOperators
{
    private const int DeepestNesting = 100;

    public static string? Be(Assertion assertion, bool caseSensitive)
    {
        var expected = assertion.Argument("ExpectedValue");
        if (AreEqual(assertion, assertion.Actual, expected, caseSensitive, 0) != assertion.Negate)
            return null;
        return assertion.Negate
            ? $"Expected {Assertion.Format(expected)} to be different from the actual value,{assertion.Because} but got {(caseSensitive ? "exactly " : "")}the same value."
            : Difference(assertion, expected, caseSensitive);
    }

    private static bool AreEqual(Assertion assertion, object? actual, object? expected, bool caseSensitive, int depth)
    {
        if (depth > DeepestNesting)
            throw new PSInvalidOperationException($"The collections are nested more than {DeepestNesting} deep. Does one contain itself?");

        var first = Assertion.Items(actual);
        var second = Assertion.Items(expected);
        if (IsNullOrEmpty(first) || IsNullOrEmpty(second))
            return IsNullOrEmpty(first) && IsNullOrEmpty(second);
        return first.Count == second.Count
            && first.Zip(second).All(pair => ItemsAreEqual(assertion, pair.First, pair.Second, caseSensitive, depth));
    }

    private static bool ItemsAreEqual(Assertion assertion, object? actual, object? expected, bool caseSensitive, int depth) =>
        IsArray(actual) || IsArray(expected)
            ? AreEqual(assertion, actual, expected, caseSensitive, depth + 1)
            : assertion.Holds(expected, caseSensitive ? "-ceq" : "-eq", actual);

    private static bool IsNullOrEmpty(IReadOnlyList<object?> items) => items is [] or [null];

    private static bool IsArray(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is Array;

    private static string Difference(Assertion assertion, object? expected, bool caseSensitive)
    {
        var actualItems = Assertion.Items(assertion.Actual);
        var expectedItems = Assertion.Items(expected);
        if (actualItems is [var oneActual] && expectedItems is [var oneExpected])
            return DifferenceOfTwo(assertion, oneActual, oneExpected, caseSensitive);
        if (LanguagePrimitives.GetEnumerable(expected) is null || actualItems.Count == 0)
            return $"Expected {(caseSensitive ? "exactly " : "")}{Assertion.Format(expected)},{assertion.Because} but got {Assertion.Format(actualItems is [var only] ? only : assertion.Actual)}.";
        if (actualItems.Count != expectedItems.Count)
            return $"Expected a collection {Assertion.Format(expected)} with length {expectedItems.Count},{assertion.Because} but got a collection {assertion.Wording} with length {actualItems.Count}.";

        var index = Enumerable.Range(0, actualItems.Count)
            .First(i => !ItemsAreEqual(assertion, actualItems[i], expectedItems[i], caseSensitive, 0));
        return $"Expected collections to be the same,{assertion.Because} but they were different.\nCollection lengths are both {actualItems.Count}.\nCollections differ at index {index}.\nExpected: {Assertion.Format(expected)}\nBut was:  {assertion.Wording}";
    }

    private static string DifferenceOfTwo(Assertion assertion, object? actual, object? expected, bool caseSensitive)
    {
        var plainActual = (actual is PSObject first ? first.BaseObject : actual) as string;
        var plainExpected = (expected is PSObject second ? second.BaseObject : expected) as string;
        return plainActual is not null && plainExpected is not null && FirstDifference(plainActual, plainExpected, caseSensitive) is { } index
            ? DifferenceOfTexts(assertion, plainActual, plainExpected, index)
            : $"Expected {(caseSensitive ? "exactly " : "")}{Assertion.Format(expected)},{assertion.Because} but got {Assertion.Format(actual)}.";
    }

    private static string DifferenceOfTexts(Assertion assertion, string actual, string expected, int index)
    {
        var lengths = actual.Length == expected.Length
            ? $"String lengths are both {actual.Length}."
            : $"Expected length: {expected.Length}\nActual length:   {actual.Length}";
        var shownIndex = Escaped(actual[..Math.Min(index, actual.Length)]).Length;
        return $"Expected strings to be the same,{assertion.Because} but they were different.\n{lengths}\nStrings differ at index {index}.\nExpected: '{Escaped(expected)}'\nBut was:  '{Escaped(actual)}'\n           {new string('-', shownIndex)}^";
    }

    private static int? FirstDifference(string actual, string expected, bool caseSensitive)
    {
        for (var i = 0; i < Math.Max(actual.Length, expected.Length); i++)
        {
            if (i >= actual.Length || i >= expected.Length || !SameCharacter(actual[i], expected[i], caseSensitive))
                return i;
        }

        return null;
    }

    private static bool SameCharacter(char first, char second, bool caseSensitive) =>
        first == second || (!caseSensitive && char.ToUpperInvariant(first) == char.ToUpperInvariant(second));

    /// <summary>Shows control characters as their pictures, so that a newline does not break the message in two.</summary>
    private static string Escaped(string text) => string.Concat(text.Select(c => c < ' ' ? (char)('\u2400' + c) : c));
}
