using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Lets a time span be given as a number of seconds, which is how people say it. Left to PowerShell, 5 would be 500
/// billionths of a second, and '5' five days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        var plain = PlainValues.Unwrap(inputData);
        return plain switch
        {
            TimeSpan => plain,
            byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal =>
                Seconds(Convert.ToDouble(plain, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => Seconds(seconds),
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => span,
            _ => throw Refused(plain),
        };
    }

    private static TimeSpan Seconds(double seconds) =>
        Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : throw Refused(seconds);

    private static ArgumentTransformationMetadataException Refused(object value) => new(
        $"'{value}' is not a time: give a number of seconds such as 5 or 0.5, or a time span such as 00:00:05.");
}
