using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PathInfo))]
public class SetLocationCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => Try(() =>
    {
        // Without a path: home, as in any shell.
        var path = ParameterSetName == ByLiteralPath ? WildcardPattern.Escape(LiteralPath) : Path.Length == 0 ? "~" : Path;
        var location = SessionState.Path.SetLocation(path);
        if (PassThru)
            WriteObject(location);
    });
}
