using System;
using System.Management.Automation;
using VoicePS.Core.Json;

namespace VoicePS.Binding;

/// <summary>Lets a table of names and values be given as a hashtable or an object, and turns its values into plain ones.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Takes the text of a JSON object as well.</summary>
    public bool ReadsJson { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        try
        {
            if (PlainValues.HasFields(inputData)) return PlainValues.Fields(inputData);
            if (ReadsJson && PlainValues.Unwrap(inputData) is string json) return PlainJson.ParseObject(json);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }

        throw new ArgumentTransformationMetadataException(
            $"Names and values are given as a hashtable, such as @{{ name = 'value' }}{(ReadsJson ? ", or as JSON text" : string.Empty)}.");
    }
}
