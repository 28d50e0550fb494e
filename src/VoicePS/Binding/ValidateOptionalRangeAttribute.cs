using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses a whole number outside a range. No number at all, from a blank cell of a table, is "not given".</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateOptionalRangeAttribute : ValidateArgumentsAttribute
{
    private readonly int _minimum;
    private readonly int _maximum;

    public ValidateOptionalRangeAttribute(int minimum, int maximum)
    {
        _minimum = minimum;
        _maximum = maximum;
    }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null || (arguments is int number && number >= _minimum && number <= _maximum)) return;
        throw new ValidationMetadataException($"{arguments} is not possible here: give a whole number from {_minimum} to {_maximum}.");
    }
}
