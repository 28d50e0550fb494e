using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses numbers outside a range, and lets nothing pass: a blank cell of a table.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateRangeIfGivenAttribute(double minimum, double maximum) : ValidateArgumentsAttribute
{
    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null) return;
        var number = LanguagePrimitives.ConvertTo<double>(arguments);
        if (number >= Minimum && number <= Maximum) return;

        throw new ValidationMetadataException(string.Format(
            CultureInfo.InvariantCulture, "{0} is outside of what is allowed: {1} to {2}.", number, Minimum, Maximum));
    }
}
