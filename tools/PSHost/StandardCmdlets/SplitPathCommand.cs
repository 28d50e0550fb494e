using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = ParentSet)]
[OutputType(typeof(string), typeof(bool))]
public class SplitPathCommand : PathCmdlet
{
    private const string ParentSet = "ParentSet";
    private const string LeafSet = "LeafSet";
    private const string LeafBaseSet = "LeafBaseSet";
    private const string ExtensionSet = "ExtensionSet";
    private const string IsAbsoluteSet = "IsAbsoluteSet";

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = ParentSet)]
    public SwitchParameter Parent { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LeafSet)]
    public SwitchParameter Leaf { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LeafBaseSet)]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ExtensionSet)]
    public SwitchParameter Extension { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = IsAbsoluteSet)]
    public SwitchParameter IsAbsolute { get; set; }

    protected override void ProcessRecord() => ForEach(Path, path => WriteObject(ParameterSetName switch
    {
        LeafSet => SessionState.Path.ParseChildName(path),
        LeafBaseSet => System.IO.Path.GetFileNameWithoutExtension(path),
        ExtensionSet => System.IO.Path.GetExtension(path),
        IsAbsoluteSet => SessionState.Path.IsPSAbsolute(path, out _) || path.StartsWith('/'),
        _ => SessionState.Path.ParseParent(path, string.Empty),
    }));
}
