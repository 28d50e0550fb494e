using System;
using System.Linq;
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
        if (arguments is Uri[] addresses && addresses.All(static address => address.IsAbsoluteUri && address.Scheme is "http" or "https")) return;
        if (arguments is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return;
        }

        throw new ValidationMetadataException(
            $"'{arguments}' is not a web address: write it in full, beginning with https:// or http://.");
    }
}
