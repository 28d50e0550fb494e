using System;
using System.Management.Automation;
using VoicePS.Core.Security;

namespace VoicePS.Binding;

/// <summary>Refuses a token lifetime that the service would not accept.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTokenLifetimeAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan lifetime
            && lifetime >= ApplicationTokenProvider.MinimumLifetime
            && lifetime <= ApplicationTokenProvider.MaximumLifetime)
        {
            return;
        }

        throw new ValidationMetadataException(
            $"A token lives between 30 seconds and 24 hours, not {arguments}. Write it as a time span, for example 00:15:00: a bare number counts in units of 100 ns. To have it for a whole session: Connect-VoiceSession -TokenLifetime 00:15:00");
    }
}
