using System;
using System.Management.Automation;
using PSHost;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// Keeps "Add-Member ScriptMethod Name {...}" from binding "ScriptMethod" as the name of a note property: a positional
/// name of a member type means -MemberType.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotAMemberTypeAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Enum.TryParse<PSMemberTypes>(arguments as string, ignoreCase: true, out _))
            throw EngineInternals.TryAnotherParameterSet($"'{arguments}' is a member type.");
    }
}
