using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Lets a parameter take an NCCO as hashtables, objects, or JSON text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NccoTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Convert(inputData);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static VoiceNcco Convert(object? value)
    {
        if (value is null) throw new FormatException("An NCCO needs at least one action.");
        return PlainValues.Unwrap(value) switch
        {
            VoiceNcco ncco => ncco,
            VoiceNccoAction action => VoiceNcco.FromActions([action]),
            string json => VoiceNcco.Parse(json),
            IDictionary => VoiceNcco.FromFields([PlainValues.Fields(value)]),
            IEnumerable items => FromItems(items.Cast<object?>().ToArray()),
            _ when PlainValues.HasFields(value) => VoiceNcco.FromFields([PlainValues.Fields(value)]),
            var other => throw new FormatException(
                $"A value of type {other.GetType().Name} is not an NCCO: give hashtables such as @{{ action = 'talk'; text = 'Hello' }}, or JSON text."),
        };
    }

    private static VoiceNcco FromItems(object?[] items)
    {
        // The lines of a file, as Get-Content gives them.
        if (items.Length > 0 && items.All(static item => item is not null && PlainValues.Unwrap(item) is string))
        {
            return VoiceNcco.Parse(string.Join("\n", items));
        }

        return VoiceNcco.FromActions(items.SelectMany(Actions));
    }

    private static IEnumerable<VoiceNccoAction> Actions(object? item) =>
        item is null ? throw new FormatException("The NCCO holds an action that is null.") : Convert(item).Actions;
}
