using System;
using System.Globalization;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Takes what has one text: text, numbers, dates, ids, addresses. Left to PowerShell, any other object would become the
/// name of its type, and a call would hear "System.Collections.Hashtable".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null : PlainValues.Unwrap(inputData) switch
        {
            string text => text,
            Uri address => address.OriginalString,

            // A custom object claims to have a text as well.
            char or IFormattable and not PSObject => LanguagePrimitives.ConvertTo<string>(inputData),
            var other => throw NotMine(other),
        };

    // The binder goes on to bind by property name on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException NotMine(object value)
    {
        var reason = new PSInvalidCastException(string.Format(
            CultureInfo.InvariantCulture, "An object of type {0} is not a text.", value is PSObject ? "PSCustomObject" : value.GetType().Name));
        return new ArgumentTransformationMetadataException(reason.Message, reason);
    }
}
