using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Lets a parameter take endpoints as people have them: a number in any spelling, a SIP or websocket address,
/// a hashtable or object with the API's fields, or a ready endpoint.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EndpointTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] CarrierProperties = ["To", "Number", "PhoneNumber"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return PlainValues.Unwrap(inputData) switch
            {
                string or VoiceEndpoint or IDictionary => Convert(inputData),
                IEnumerable items => items.Cast<object?>().Select(Convert).ToArray(),
                _ => Convert(inputData),
            };
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static VoiceEndpoint Convert(object? value)
    {
        if (value is null) throw new FormatException("An endpoint is missing: give a phone number, sip:user@host or wss://host/path.");

        switch (PlainValues.Unwrap(value))
        {
            case VoiceEndpoint endpoint:
                return endpoint;
            case string text:
                return VoiceEndpoint.Parse(text);
            case IDictionary:
                return VoiceEndpoint.FromFields(PlainValues.Fields(value));
            case long or int or ulong or uint or decimal or double:
                // A number without quotes: 447700900000.
                return FromNumber(value);
        }

        // A row or a call carries its endpoint in a property: leave it to the binding by property name.
        var properties = PSObject.AsPSObject(value).Properties;
        if (CarrierProperties.Any(name => properties[name] is not null) && properties["type"] is null)
        {
            throw NotMine();
        }

        if (PlainValues.HasFields(value) && properties["type"] is not null) return VoiceEndpoint.FromFields(PlainValues.Fields(value));
        throw NotMine();
    }

    // PowerShell remembers how a bare number was typed: 07700900000 keeps its zero, and is refused for it.
    private static VoiceEndpoint FromNumber(object value)
    {
        var typed = LanguagePrimitives.ConvertTo<string>(value);
        return typed.All(static character => character is >= '0' and <= '9')
            ? VoiceEndpoint.Phone(typed)
            : throw new FormatException($"{typed} is not a phone number: write it in quotes, with digits only.");
    }

    // The binder goes on to the next way of binding on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException NotMine()
    {
        var reason = new PSInvalidCastException(
            "This object is not an endpoint: give a phone number, sip:user@host, wss://host/path, or an object with a property To, Number or PhoneNumber.");
        return new ArgumentTransformationMetadataException(reason.Message, reason);
    }
}
