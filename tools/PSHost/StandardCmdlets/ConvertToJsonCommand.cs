using System.Collections.Generic;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _inputs = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    protected override void ProcessRecord() => _inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_inputs.Count == 0)
            return;

        var whole = _inputs.Count > 1 || AsArray ? _inputs.ToArray() : _inputs[0];
        var settings = new JsonSerializerSettings { Formatting = Compress ? Formatting.None : Formatting.Indented };
        if (EnumsAsStrings)
            settings.Converters.Add(new StringEnumConverter());

        var plain = new JsonPreparation(this, Depth).Prepare(whole);
        if (!Stopping)
            WriteObject(JsonConvert.SerializeObject(plain, settings));
    }
}
