using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
public class NewItemCommand : PathCmdlet
{
    private const string ByPath = "pathSet";
    private const string ByName = "nameSet";

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByName)]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByName)]
    [AllowNull]
    [AllowEmptyString]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEach(Path, path =>
    {
        var target = string.IsNullOrEmpty(Name) ? path : SessionState.Path.Combine(path, Name);
        if (ShouldProcess($"Destination: {target}", $"Create {ItemType ?? "File"}"))
            WriteObject(InvokeProvider.Item.New([path], Name, ItemType, Value, Force), enumerateCollection: true);
    });
}
