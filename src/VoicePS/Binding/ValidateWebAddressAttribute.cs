using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what is not an absolute http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWebAddressAttribute : ValidateArgumentsAttribute
{
    /// <summary>Takes an empty text as "not given": a blank cell of a table.</summary>
    public bool AllowEmpty { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (AllowEmpty && string.IsNullOrEmpty(arguments as string)) return;
        if (arguments is Uri[] addresses)
        {
            foreach (var address in addresses) Check(address.OriginalString);
            return;
        }

        Check(arguments as string);
    }

    private static void Check(string? text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return;
        }

        throw new ValidationMetadataException(
            $"'{text}' is not a web address: write it in full, beginning with https:// or http://.");
    }
}
