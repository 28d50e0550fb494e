using System;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Keeps "Add-Member ScriptMethod Name {...}" from binding "ScriptMethod" as the name of a note property: a positional
/// name of a member type means -MemberType.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotAMemberTypeAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var text = (inputData as PSObject)?.BaseObject as string ?? inputData as string;
        if (Enum.TryParse<PSMemberTypes>(text, ignoreCase: true, out _))
            throw new PSArgumentException($"'{text}' is a member type. To add a note property of this name, use -MemberType NoteProperty -Name {text}.");

        return inputData;
    }
}
