using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses a time span of zero or less.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTimeSpanAboveZeroAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan span && span > TimeSpan.Zero) return;
        throw new ValidationMetadataException($"'{arguments}' is not a time: give one above zero, such as 00:05:00 for five minutes.");
    }
}
