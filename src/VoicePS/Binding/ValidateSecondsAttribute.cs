using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses a time span outside a range, and says the range in seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSecondsAttribute : ValidateArgumentsAttribute
{
    private readonly double _minimum;
    private readonly double _maximum;

    public ValidateSecondsAttribute(double minimum, double maximum)
    {
        _minimum = minimum;
        _maximum = maximum;
    }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan span && span.TotalSeconds >= _minimum && span.TotalSeconds <= _maximum) return;

        var said = arguments is TimeSpan given ? given.TotalSeconds : arguments;
        throw new ValidationMetadataException(string.Format(
            CultureInfo.InvariantCulture, "{0} seconds are not possible here: give {1} to {2} seconds.", said, _minimum, _maximum));
    }
}
