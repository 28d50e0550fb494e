using System;
using System.Management.Automation;
using VoicePS.Core.Events;

namespace VoicePS.Binding;

/// <summary>Refuses an address at which one cannot listen.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateListenerPrefixAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        try
        {
            _ = ListenerPrefix.Parse(arguments as string ?? string.Empty);
        }
        catch (FormatException exception)
        {
            throw new ValidationMetadataException(exception.Message, exception);
        }
    }
}
