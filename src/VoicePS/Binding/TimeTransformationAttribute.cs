using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Says of what is no point in time how one is written. What is one is left to PowerShell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null || LanguagePrimitives.TryConvertTo<DateTimeOffset>(inputData, CultureInfo.InvariantCulture, out _)) return inputData;

        throw new ArgumentTransformationMetadataException(NextStep.After(
            $"'{LanguagePrimitives.ConvertTo<string>(inputData)}' is not a time: write it as 2026-11-24, or as 2026-11-24T18:00:00Z.", Advice));
    }
}
