using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Refuses callers that are neither phones nor SIP addresses: nothing else can be shown to the callee.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateCallerAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null or VoiceEndpoint { Type: "phone" } or VoiceEndpoint { Type: "sip", Uri: not null }) return;

        throw new ValidationMetadataException(
            $"A call cannot come from {arguments}: give a phone number of the account or a SIP address, or use -RandomFromNumber. More: Get-Help New-VoiceCall -Parameter From");
    }
}
