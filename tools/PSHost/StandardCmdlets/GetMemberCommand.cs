using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _shown = new(StringComparer.OrdinalIgnoreCase);

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        var typeName = InputObject.TypeNames.FirstOrDefault() ?? string.Empty;
        if (!_shown.Add(typeName))
            return;

        foreach (var pattern in Name)
        {
            var members = InputObject.Members.Match(pattern, MemberType)
                .Where(member => Force || !(member is PSMethod && IsAccessor(member.Name)))
                .OrderBy(member => member.MemberType.ToString(), StringComparer.OrdinalIgnoreCase)
                .ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var member in members)
                WriteObject(new MemberDefinition(typeName, member.Name, member.MemberType, member.ToString() ?? string.Empty));
        }
    }

    protected override void EndProcessing()
    {
        if (_shown.Count > 0)
            return;

        var exception = new InvalidOperationException("You must specify an object for the Get-Member cmdlet.");
        WriteError(new ErrorRecord(exception, "NoObjectInGetMember", ErrorCategory.CloseError, targetObject: null));
    }

    /// <summary>The methods behind properties and events only repeat them.</summary>
    private bool IsAccessor(string name) =>
        InputObject!.BaseObject.GetType().GetMember(name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Instance)
            .Any(method => ((MethodInfo)method).IsSpecialName);
}
