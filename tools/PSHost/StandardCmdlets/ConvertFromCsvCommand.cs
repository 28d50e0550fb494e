using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertFrom, "Csv")]
public sealed class ConvertFromCsvCommand : PSCmdlet
{
    private CsvImport? _import;

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter(ValueFromPipeline = true, Mandatory = true, ValueFromPipelineByPropertyName = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public PSObject[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        _import ??= new CsvImport(this, UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter, Header);
        foreach (var item in InputObject)
        {
            using var reader = new StringReader(item.ToString());
            _import.Import(reader);
        }
    }
}
