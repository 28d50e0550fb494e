using System;
using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace VoicePS.Tests.PesterBridge;

/// <summary>-BeNullOrEmpty, -BeTrue, -BeFalse and -BeOfType.</summary>
internal static partial class ValueOperators
{
    public static string? BeNullOrEmpty(Assertion assertion)
    {
        var items = assertion.Actual is null ? [] : Assertion.Items(assertion.Actual);
        var isEmpty = items.Count == 0 || (items.Count == 1 && IsNullOrEmpty(items[0]));
        if (isEmpty != assertion.Negate)
            return null;
        return assertion.Negate
            ? $"Expected a value,{assertion.Because} but got $null or empty."
            : $"Expected $null or empty,{assertion.Because} but got {Assertion.Format(items.Count == 1 ? items[0] : assertion.Actual)}.";
    }

    public static string? BeTruth(Assertion assertion, bool expected)
    {
        var wanted = expected != assertion.Negate;
        return LanguagePrimitives.IsTrue(assertion.Actual) == wanted
            ? null
            : $"Expected {Assertion.Format(wanted)},{assertion.Because} but got {assertion.Wording}.";
    }

    public static string? BeOfType(Assertion assertion)
    {
        var type = TypeNamed(assertion.Argument("ExpectedType"));
        if (assertion.Holds(assertion.Actual, "-is", type) != assertion.Negate)
            return null;
        var actualType = (assertion.Actual is PSObject wrapped ? wrapped.BaseObject : assertion.Actual)?.GetType();
        return $"Expected the value to {(assertion.Negate ? "not " : "")}have type {Assertion.Format(type)} or any of its subtypes,{assertion.Because} but got {assertion.Wording} with type {Assertion.Format(actualType)}.";
    }

    /// <summary>A type, or the name of one with or without brackets.</summary>
    public static Type TypeNamed(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is Type type)
            return type;
        var name = Brackets().Replace(LanguagePrimitives.ConvertTo<string>(plain), "$1");
        return LanguagePrimitives.TryConvertTo<Type>(name, out var found) && found is not null
            ? found
            : throw new PSArgumentException($"Could not find type [{name}]. Make sure that the assembly that contains that type is loaded.");
    }

    private static bool IsNullOrEmpty(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is Hashtable table
            ? table.Count == 0
            : LanguagePrimitives.ConvertTo<string>(value) is null or "";

    [GeneratedRegex(@"^\[(.*)\]$")]
    private static partial Regex Brackets();
}
