using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public class JoinPathCommand : PathCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? ChildPath { get; set; }

    [Parameter(Position = 2, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] AdditionalChildPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord() => ForEach(Path, parent =>
    {
        var path = SessionState.Path.Combine(parent, ChildPath ?? string.Empty);
        foreach (var child in AdditionalChildPath ?? [])
            path = SessionState.Path.Combine(path, child ?? string.Empty);

        if (!Resolve)
        {
            WriteObject(path);
            return;
        }

        foreach (var found in SessionState.Path.GetResolvedPSPathFromPSPath(path))
            WriteObject(found.Path);
    });
}
