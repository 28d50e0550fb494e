using System;
using System.Management.Automation;
using VoicePS.Core.Json;

namespace VoicePS.Binding;

/// <summary>Lets a parameter take a JSON object as a hashtable, an object, or its text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonObjectTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        try
        {
            if (PlainValues.HasFields(inputData)) return PlainValues.Fields(inputData);
            if (PlainValues.Unwrap(inputData) is string json) return PlainJson.ParseObject(json);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }

        throw new ArgumentTransformationMetadataException(
            $"A value of type {PlainValues.Unwrap(inputData).GetType().Name} is not a JSON object: give a hashtable such as @{{ step = 'menu' }}, or JSON text.");
    }
}
