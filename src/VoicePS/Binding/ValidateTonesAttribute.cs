using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses what cannot be sent as DTMF tones.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTonesAttribute : ValidateArgumentsAttribute
{
    private const string Allowed = "0123456789*#pP";

    /// <summary>A sentence with the command to run next.</summary>
    public string? Advice { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string { Length: > 0 } tones && tones.All(static tone => Allowed.IndexOf(tone) >= 0)) return;

        throw new ValidationMetadataException(NextStep.After(
            $"'{arguments}' cannot be sent as tones: use the digits 0 to 9, * and #, and p for a pause of half a second.", Advice));
    }
}
