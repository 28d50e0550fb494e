using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One line of Get-Member. The engine's default view is made for this type name.</summary>
public class MemberDefinition(string typeName, string name, PSMemberTypes memberType, string definition)
{
    public string TypeName { get; } = typeName;

    public string Name { get; } = name;

    public PSMemberTypes MemberType { get; } = memberType;

    public string Definition { get; } = definition;

    public override string ToString() => Definition;
}
