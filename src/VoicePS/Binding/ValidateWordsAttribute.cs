using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses text that has nothing in it but blanks: nobody can say that.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWordsAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (string.IsNullOrWhiteSpace(arguments as string)) throw new ValidationMetadataException("There are no words in it: write what is said, for example 'yes'.");
    }
}
