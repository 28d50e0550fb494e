using System;
using System.Globalization;
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
            throw new ValidationMetadataException(NextStep.After(exception.Message, Advice(arguments as string)), exception);
        }
    }

    // A bare number is the port that somebody has in mind.
    private static string Advice(string? text) =>
        $"For example: Receive-VoiceEvent -Prefix http://127.0.0.1:{(ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : 8090)}/";
}
