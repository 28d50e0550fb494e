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

    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null) return;
        var number = LanguagePrimitives.ConvertTo<double>(arguments);
        if (number >= Minimum && number <= Maximum) return;

        throw new ValidationMetadataException(NextStep.After(Describe(number, Minimum, Maximum), Advice));
    }

    /// <summary>Says what would be possible instead of a number.</summary>
    internal static string Describe(double number, double minimum, double maximum) => string.Format(
        CultureInfo.InvariantCulture,
        maximum == int.MaxValue ? "{0} is not possible here: give {1} or more." : "{0} is outside of what is allowed: {1} to {2}.",
        number,
        minimum,
        maximum);
}
