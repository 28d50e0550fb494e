using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace VoicePS.Binding;

/// <summary>
/// Stands before a ValidateSet or a ValidateRange of the same parameter, and refuses what these refuse, but in words for
/// people. Those stay, because the shell completes values and shows the syntax by them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExplainValuesAttribute(Type cmdlet, string parameter) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The class of the cmdlet.</summary>
    public Type Cmdlet { get; } = cmdlet;

    /// <summary>The parameter that this attribute is on.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What a value of the set is, for example "a status of a call".</summary>
    public string What { get; set; } = "possible here";

    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var property = Cmdlet.GetProperty(Parameter);
        if (property.GetCustomAttribute<ValidateSetAttribute>() is { } set) CheckSet(element, set.ValidValues);
        if (property.GetCustomAttribute<ValidateRangeAttribute>() is { } range) CheckRange(element, range);
    }

    private void CheckSet(object element, IList<string> words)
    {
        var text = LanguagePrimitives.ConvertTo<string>(element);
        if (words.Contains(text, StringComparer.OrdinalIgnoreCase)) return;

        var choice = $"{string.Join(", ", words.Take(words.Count - 1))} or {words.Last()}";
        throw new ValidationMetadataException(NextStep.After($"'{text}' is not {What}: give {choice}.", Advice));
    }

    private void CheckRange(object element, ValidateRangeAttribute range)
    {
        // What is no number is the range's own business.
        if (!LanguagePrimitives.TryConvertTo<double>(element, CultureInfo.InvariantCulture, out var number)) return;
        var minimum = Convert.ToDouble(range.MinRange, CultureInfo.InvariantCulture);
        var maximum = Convert.ToDouble(range.MaxRange, CultureInfo.InvariantCulture);
        if (number >= minimum && number <= maximum) return;

        throw new ValidationMetadataException(NextStep.After(ValidateRangeIfGivenAttribute.Describe(number, minimum, maximum), Advice));
    }
}
