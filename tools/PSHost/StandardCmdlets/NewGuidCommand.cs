using System;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Guid")]
[OutputType(typeof(Guid))]
public class NewGuidCommand : PSCmdlet
{
    [Parameter]
    public SwitchParameter Empty { get; set; }

    protected override void ProcessRecord() => WriteObject(Empty ? Guid.Empty : Guid.NewGuid());
}
