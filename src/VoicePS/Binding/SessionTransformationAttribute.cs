using System;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Says of a session that came out of a file, or into a job, that it is only a copy without a key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SessionTransformationAttribute : ArgumentTransformationAttribute
{
    private const string CopyTypeName = "Deserialized.VoicePS.VoiceSession";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is null || PlainValues.Unwrap(inputData) is VoiceSession) return inputData;
        if (inputData is not PSObject { BaseObject: PSCustomObject } copy || !copy.TypeNames.Contains(CopyTypeName))
        {
            throw Refused("This is not a voice session. Give the object itself, as Connect-VoiceSession -PassThru writes it, or leave out -Session for the current one: Get-VoiceSession");
        }

        throw Refused(
            "This is a copy of a voice session, without its key: sessions cannot be sent to another process or kept in a file. Run Connect-VoiceSession where it is needed.");
    }

    // The binder goes on to the next way of binding on exactly this exception, and stops at any other.
    private static ArgumentTransformationMetadataException Refused(string problem) => new(problem, new PSInvalidCastException(problem));
}
