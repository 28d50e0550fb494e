using System;
using System.Management.Automation;
using System.Security;

namespace VoicePS.Binding;

/// <summary>Refuses an empty secret, such as an environment variable that is not set: anybody could sign with it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSignatureSecretAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var secret = arguments is SecureString given ? SecretText.RevealUtf8(given) : [];
        var length = secret.Length;
        Array.Clear(secret, 0, length);
        if (length > 0) return;

        throw new ValidationMetadataException(
            "The signature secret is empty. Give the one that the vendor's dashboard shows for the account.");
    }
}
