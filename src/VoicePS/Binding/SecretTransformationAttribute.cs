using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace VoicePS.Binding;

/// <summary>
/// Lets a secret be given as a SecureString, or as text that is in a variable already, for example in
/// <c>$env:VONAGE_PRIVATE_KEY</c> or from Get-Content with or without -Raw.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null) return null;
        return PlainValues.Unwrap(inputData) switch
        {
            SecureString secret => secret,
            string text => Protect(text),
            IEnumerable lines when lines.Cast<object?>().All(static line => line is not null && PlainValues.Unwrap(line) is string) =>
                Protect(string.Join("\n", lines.Cast<object>())),

            // Never the value itself: it may be a secret in an unexpected wrapping.
            var other => throw new ArgumentTransformationMetadataException(
                $"A secret is given as a SecureString or as text, not as {other.GetType().Name}."),
        };
    }

    private static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (var character in text) secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }
}
