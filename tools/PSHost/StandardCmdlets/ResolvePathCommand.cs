using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PathInfo), typeof(string))]
public class ResolvePathCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Relative { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        ForEach(literal ? LiteralPath : Path, path =>
        {
            foreach (var found in SessionState.Path.GetResolvedPSPathFromPSPath(literal ? WildcardPattern.Escape(path) : path))
                WriteObject(Relative ? RelativePath(found) : found);
        });
    }

    private string RelativePath(PathInfo found)
    {
        var here = SessionState.Path.CurrentLocation.ProviderPath;
        var relative = System.IO.Path.GetRelativePath(here, found.ProviderPath);
        return relative.StartsWith('.') ? relative : SessionState.Path.Combine(".", relative);
    }
}
