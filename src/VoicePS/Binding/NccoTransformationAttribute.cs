using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Lets a parameter take an NCCO as actions, hashtables, objects, JSON text, or a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NccoTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Takes a blank cell of a table for an NCCO that is not given.</summary>
    public bool AllowBlank { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (AllowBlank && PlainValues.IsBlank(inputData)) return null;

        try
        {
            return new NccoInput(engineIntrinsics?.SessionState.Path).Open(inputData).ToNcco();
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
