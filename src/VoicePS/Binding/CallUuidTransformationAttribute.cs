using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Lets a parameter take the ids of calls from text, GUIDs, calls and results, and refuses every other object before
/// anything is sent: left to PowerShell, it would become its own text, and be asked for as if that were an id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CallUuidTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] IdProperties = ["Uuid", "CallUuid"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        return PlainValues.Unwrap(inputData) is IEnumerable items and not (string or IDictionary)
            ? items.Cast<object?>().Select(Convert).ToArray()
            : Convert(inputData);
    }

    private static string? Convert(object? value)
    {
        if (value is null) return null;
        var plain = PlainValues.Unwrap(value);
        return plain switch
        {
            string text => text,
            Guid id => id.ToString(),
            VoiceCall call => call.Uuid,
            VoiceActionResult result => result.Uuid,
            IDictionary fields when IdProperties.Any(fields.Contains) => Convert(fields[IdProperties.First(fields.Contains)]),
            _ when HasId(value) => throw NotMine(),
            _ => throw Refused(LanguagePrimitives.ConvertTo<string>(value)),
        };
    }

    private static bool HasId(object value) =>
        IdProperties.Any(name => PSObject.AsPSObject(value).Properties[name] is not null);

    // The binder goes on to bind by property name on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException NotMine()
    {
        var reason = new PSInvalidCastException("The id of this object is in its property.");
        return new ArgumentTransformationMetadataException(reason.Message, reason);
    }

    private static ArgumentTransformationMetadataException Refused(string text) => new(ValidateCallUuidAttribute.Describe(text));
}
