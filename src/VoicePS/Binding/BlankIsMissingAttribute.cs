using System;
using System.Management.Automation;

namespace VoicePS.Binding;

/// <summary>Takes a blank cell of a table as "not given". Left to PowerShell, it would be the number 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsMissingAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null && PlainValues.Unwrap(inputData) is string text && text.Trim().Length == 0 ? null : inputData;
}
