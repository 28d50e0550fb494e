using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
public class RemoveItemCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private bool _yesToAll;
    private bool _noToAll;

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        ForEach(literal ? LiteralPath : Path, path =>
        {
            // The engine's error when nothing is there, and one question for each item that a pattern means.
            foreach (var found in SessionState.Path.GetResolvedPSPathFromPSPath(literal ? WildcardPattern.Escape(path) : path))
                Remove(found.Path);
        });
    }

    private void Remove(string path)
    {
        if (!ShouldProcess(path))
            return;

        // A folder that is not empty goes only when that was asked for.
        var exact = WildcardPattern.Escape(path);
        var hasChildren = !Recurse && InvokeProvider.Item.IsContainer(exact) && InvokeProvider.ChildItem.HasChild(path, Force, literalPath: true);
        if (hasChildren && !ShouldContinue(
            $"The item at {path} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?",
            "Confirm", ref _yesToAll, ref _noToAll))
            return;

        InvokeProvider.Item.Remove([path], Recurse || hasChildren, Force, literalPath: true);
    }
}
