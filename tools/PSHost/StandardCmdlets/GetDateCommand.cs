using System;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Date")]
[OutputType(typeof(DateTime), typeof(string))]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; }

    [Parameter]
    public string? Format { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    protected override void ProcessRecord()
    {
        var date = MyInvocation.BoundParameters.ContainsKey(nameof(Date)) ? Date : DateTime.Now;
        if (AsUTC)
            date = date.ToUniversalTime();

        if (!string.IsNullOrEmpty(Format))
        {
            WriteObject(Text(date, Format));
            return;
        }

        // The type's display text asks for this property.
        var result = new PSObject(date);
        result.Properties.Add(new PSNoteProperty("DisplayHint", DisplayHintType.DateTime));
        WriteObject(result);
    }

    private static string Text(DateTime date, string format) => format.ToUpperInvariant() switch
    {
        "FILEDATE" => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        "FILEDATEUNIVERSAL" => date.ToUniversalTime().ToString("yyyyMMdd'Z'", CultureInfo.InvariantCulture),
        "FILEDATETIME" => date.ToString("yyyyMMdd'T'HHmmssffff", CultureInfo.InvariantCulture),
        "FILEDATETIMEUNIVERSAL" => date.ToUniversalTime().ToString("yyyyMMdd'T'HHmmssffff'Z'", CultureInfo.InvariantCulture),
        _ => date.ToString(format, CultureInfo.CurrentCulture),
    };
}
