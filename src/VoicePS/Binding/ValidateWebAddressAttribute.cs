using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what is not an absolute http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWebAddressAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return;
        }

        throw new ValidationMetadataException(
            $"'{arguments}' is not a web address that the service can reach: write it in full, for example https://example.com/answer.");
    }
}
