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
    private const int FewestDigits = 7;

    private static readonly string[] CarrierProperties = ["To", "Number", "PhoneNumber"];

    /// <summary>Takes one endpoint only.</summary>
    public bool Single { get; set; }

    /// <summary>Takes a blank cell of a table for an endpoint that is not given.</summary>
    public bool AllowBlank { get; set; }

    /// <summary>Says of a row of a table, in which nobody is named, how it would have to look.</summary>
    public bool ExplainsRows { get; set; }

    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (AllowBlank && PlainValues.IsBlank(inputData)) return null;

        try
        {
            return inputData is not null && PlainValues.Unwrap(inputData) is IEnumerable items and not (string or IDictionary)
                ? Many(items)
                : Convert(inputData);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(NextStep.After(exception.Message, Advice), exception);
        }
    }

    private object Many(IEnumerable items)
    {
        var endpoints = items.Cast<object?>().Select(Convert).ToArray();
        if (!Single) return endpoints;
        return endpoints.Length == 1 ? endpoints[0] : throw new FormatException($"One endpoint is wanted here, not {endpoints.Length}.");
    }

    private VoiceEndpoint Convert(object? value)
    {
        if (PlainValues.IsBlank(value)) throw new FormatException("Nobody is named: give a phone number, sip:user@host or wss://host/path.");

        return PlainValues.Unwrap(value!) switch
        {
            VoiceEndpoint endpoint => endpoint,
            string text => VoiceEndpoint.Parse(text),
            IDictionary => VoiceEndpoint.FromFields(PlainValues.Fields(value!)),
            long or int or ulong or uint or decimal or double => FromNumber(value!),
            _ => FromObject(value!),
        };
    }

    // PowerShell remembers how a bare number was typed: 07700900000 keeps its zero, and is refused for it.
    private static VoiceEndpoint FromNumber(object value)
    {
        var typed = LanguagePrimitives.ConvertTo<string>(value);
        return typed.All(static character => character is >= '0' and <= '9')
            ? VoiceEndpoint.Phone(typed)
            : throw new FormatException($"{typed} is not a phone number: write it in quotes, with digits only.");
    }

    private VoiceEndpoint FromObject(object value)
    {
        var properties = PSObject.AsPSObject(value).Properties;
        var names = properties.Select(static property => property.Name).ToArray();
        var isEndpoint = PlainValues.HasFields(value) && names.Length > 0 && names.All(VoiceEndpoint.IsFieldName);
        var hasCarrier = CarrierProperties.Any(name => properties[name] is not null);

        // A row of a table, or a call, carries its endpoint in a property: binding by property name finds it.
        if (!isEndpoint && hasCarrier) throw NotMine();
        if (isEndpoint || VoiceEndpoint.IsTypeName(properties["type"]?.Value as string))
        {
            return VoiceEndpoint.FromFields(PlainValues.Fields(value));
        }

        throw ExplainsRows && PlainValues.HasFields(value) ? NobodyIn(properties) : NotMine();
    }

    // Left to the binder, this would be an error that names no column at all.
    private static ArgumentTransformationMetadataException NobodyIn(PSMemberInfoCollection<PSPropertyInfo> properties)
    {
        var column = properties.FirstOrDefault(LooksLikeNumber)?.Name ?? "<column>";
        return new ArgumentTransformationMetadataException(
            $"Whom to call is in a column To, Number or PhoneNumber, and there is none of these: {string.Join(", ", properties.Select(static property => property.Name))}. "
            + $"Give yours such a name on the way: Select-Object *, @{{ Name = 'To'; Expression = '{column.Replace("'", "''")}' }}");
    }

    private static bool LooksLikeNumber(PSPropertyInfo property) =>
        property.Value is string text
        && text.Count(char.IsDigit) >= FewestDigits
        && text.All(static character => char.IsDigit(character) || " +-()./".IndexOf(character) >= 0);

    // The binder goes on to the next way of binding on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException NotMine()
    {
        var reason = new PSInvalidCastException(
            "This object is not an endpoint: give a phone number, sip:user@host, wss://host/path, or an object with a property To, Number or PhoneNumber.");
        return new ArgumentTransformationMetadataException(reason.Message, reason);
    }
}
