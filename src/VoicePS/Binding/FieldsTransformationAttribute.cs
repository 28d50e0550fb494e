using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Lets a table of names and values be given as a hashtable or an object, and turns its values into plain ones.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        if (!PlainValues.HasFields(inputData))
        {
            throw new ArgumentTransformationMetadataException("Names and values are given as a hashtable, such as @{ name = 'value' }.");
        }

        try
        {
            return PlainValues.Fields(inputData);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
