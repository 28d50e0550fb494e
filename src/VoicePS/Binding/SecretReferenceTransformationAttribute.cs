using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Makes the name of a secret from a hashtable. What is none is not quoted: it may be the secret itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Name = "SecretName";
    private const string Vault = "VaultName";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null ? null : PlainValues.Unwrap(inputData) switch
    {
        VoiceSecretReference reference => reference,
        IDictionary fields => Read(fields),
        _ => throw Wrong("A secret is named, and not given itself"),
    };

    private static VoiceSecretReference Read(IDictionary fields)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry field in fields)
        {
            var name = field.Key.ToString();
            if (!new[] { Name, Vault }.Contains(name, StringComparer.OrdinalIgnoreCase)) throw Wrong($"The name of a secret has no field {name}");
            if (field.Value is null || PlainValues.Unwrap(field.Value) is not string text || string.IsNullOrWhiteSpace(text)) throw Wrong($"{name} is no text, or empty");
            texts[name] = text;
        }

        if (!texts.TryGetValue(Name, out var secret)) throw Wrong("The name of the secret is missing");
        return new VoiceSecretReference(secret, texts.TryGetValue(Vault, out var vault) ? vault : null);
    }

    private static ArgumentTransformationMetadataException Wrong(string what) =>
        new($"{what}: write @{{ VaultName = '<vault>'; SecretName = '<name>' }}.");
}
