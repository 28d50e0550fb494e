using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Takes a number from a cell of a table, a blank cell being "not given", and refuses any other text. Left to
/// PowerShell, a blank cell would become 0, and a word would be as if the cell were not there.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberOrBlankAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether only whole numbers will do.</summary>
    public bool Whole { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null || PlainValues.Unwrap(inputData) is not string text) return inputData;
        if (string.IsNullOrWhiteSpace(text)) return null;
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber && (!Whole || number == decimal.Truncate(number))) return number;

        throw new ArgumentTransformationMetadataException($"'{text}' is not a {(Whole ? "whole number" : "number, with a point for its decimals")}.");
    }
}
