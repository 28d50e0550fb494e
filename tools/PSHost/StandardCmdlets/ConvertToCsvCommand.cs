using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "Csv")]
[OutputType(typeof(string))]
public sealed class ConvertToCsvCommand : BaseCsvWritingCommand
{
    [Parameter(ValueFromPipeline = true, Mandatory = true, ValueFromPipelineByPropertyName = true, Position = 0)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            WriteItem(InputObject);
    }

    private protected override void WriteLine(string line) => WriteObject(line);
}
