using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Lets a parameter take addresses as text or as bare numbers only. A row of a table is left to binding by property
/// name, and a text that begins with another scheme to the parameter that it belongs to.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The schemes with which an address here begins; none where it has no scheme.</summary>
    public string[] Schemes { get; set; } = [];

    /// <summary>The schemes of other parameters: what begins with one of them is theirs.</summary>
    public string[] OtherSchemes { get; set; } = [];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null && PlainValues.Unwrap(inputData) is IEnumerable items and not (string or IDictionary)
            ? items.Cast<object?>().Select(Convert).ToArray()
            : Convert(inputData);

    private string Convert(object? value)
    {
        var text = (value is null ? null : PlainValues.Unwrap(value)) switch
        {
            string given => given.Trim(),

            // PowerShell remembers how a bare number was typed.
            long or int or ulong or uint or decimal or double => LanguagePrimitives.ConvertTo<string>(value),
            VoiceEndpoint endpoint => endpoint.Identity,
            _ => throw NotMine("An address is given as text."),
        };
        if (Schemes.Length > 0 && !Begins(text, Schemes)) throw NotMine($"An address here begins with {string.Join(": or ", Schemes)}:");
        if (Begins(text, OtherSchemes)) throw NotMine($"'{text}' is an address of another type.");
        return text;
    }

    private static bool Begins(string text, string[] schemes) =>
        schemes.Any(scheme => text.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase));

    // The binder goes on to the next way of binding on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException NotMine(string reason) => new(reason, new PSInvalidCastException(reason));
}
