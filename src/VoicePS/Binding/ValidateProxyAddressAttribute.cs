using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what is not the address of a proxy, and an address with a password in it, which would be shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateProxyAddressAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not Uri { IsAbsoluteUri: true } address || address.Scheme is not ("http" or "https"))
        {
            throw new ValidationMetadataException(
                $"'{arguments}' is not the address of a proxy: write it with its scheme, for example http://proxy.example.com:3128.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ValidationMetadataException(
                $"The address of the proxy {address.Authority} holds a name or a password: give them with -ProxyCredential instead.");
        }
    }
}
