using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses an address to which no token may be sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateServiceAddressAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not Uri { IsAbsoluteUri: true } address || address.Scheme is not ("http" or "https"))
        {
            throw new ValidationMetadataException(
                $"'{arguments}' is not the address of a service: write it with its scheme, for example https://api.nexmo.com. {Next(arguments)}");
        }

        if (address.Scheme == "http" && !address.IsLoopback)
        {
            throw new ValidationMetadataException(
                $"'{arguments}' would send the token in the clear. Use https; http is for this machine only. {Next($"https://{address.Host}")}");
        }

        if (address.AbsolutePath != "/" || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new ValidationMetadataException(
                $"'{arguments}' says too much: give scheme, host and port only. The path /v1/calls is added. {Next($"{address.Scheme}://{address.Authority}")}");
        }
    }

    private static string Next(object? address)
    {
        var text = address?.ToString() ?? string.Empty;
        if (!text.Contains("://")) text = $"https://{text}";
        var isSound = Uri.TryCreate(text, UriKind.Absolute, out var meant) && meant.Host.Length > 0 && meant.AbsolutePath == "/" && meant.UserInfo.Length == 0
            && meant.Scheme is "http" or "https";
        return $"For example: Connect-VoiceSession -BaseUri {(isSound ? NextStep.Quote($"{meant!.Scheme}://{meant.Authority}") : "https://api.nexmo.com")}";
    }
}
