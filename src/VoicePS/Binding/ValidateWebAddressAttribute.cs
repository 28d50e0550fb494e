using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what is not an absolute http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWebAddressAttribute : ValidateArgumentsAttribute
{
    /// <summary>Takes an empty text as "not given": a blank cell of a table.</summary>
    public bool AllowEmpty { get; set; }

    /// <summary>The command and the parameter that are advised with a sound address; null for none.</summary>
    public string? Command { get; set; }

    /// <summary>The address that is advised where nothing better is known.</summary>
    public string Example { get; set; } = "https://example.com/";

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

    private void Check(string? text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return;
        }

        throw new ValidationMetadataException(NextStep.After(
            $"'{text}' is not a web address: write it in full, beginning with https:// or http://.",
            Command is null ? null : $"For example: {Command} {NextStep.Quote(Meant(text) ?? Example)}"));
    }

    // Most often only the scheme is missing. A path of this machine has no host in it.
    private static string? Meant(string? text) =>
        text is { Length: > 0 } && !text.Contains(":") && char.IsLetterOrDigit(text[0])
        && Uri.TryCreate($"https://{text}", UriKind.Absolute, out var address)
        && address.Host.IndexOf('.') > 0 && text.IndexOf('/') > 0
            ? address.OriginalString
            : null;
}
