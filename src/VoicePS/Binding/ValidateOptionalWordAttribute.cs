using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>
/// Refuses every word but those of a list, in any case. Unlike ValidateSet it takes a blank cell of a table as "not
/// given". <see cref="Completion.WordCompleter{TCmdlet}"/> completes the words.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateOptionalWordAttribute : ValidateArgumentsAttribute
{
    public ValidateOptionalWordAttribute(params string[] words) => Words = words;

    /// <summary>The words that are allowed.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var text = arguments as string;
        if (string.IsNullOrWhiteSpace(text) || Words.Contains(text, StringComparer.OrdinalIgnoreCase)) return;
        throw new ValidationMetadataException(NextStep.After($"'{arguments}' is not possible here: give {string.Join(" or ", Words)}.", Advice));
    }
}
