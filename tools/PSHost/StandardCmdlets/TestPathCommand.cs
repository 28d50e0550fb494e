using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = ByPath)]
[OutputType(typeof(bool))]
public class TestPathCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? Path { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? LiteralPath { get; set; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; } = TestPathType.Any;

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        var paths = (literal ? LiteralPath : Path) ?? [];
        foreach (var path in paths.DefaultIfEmpty(null))
        {
            if (path is null)
                WriteError(new ErrorRecord(new PSArgumentNullException(nameof(Path)), "NullPathNotPermitted", ErrorCategory.InvalidArgument, path));
            else
                WriteObject(Exists(path, literal));
        }
    }

    private bool Exists(string path, bool literal)
    {
        if (string.IsNullOrWhiteSpace(path))
            return false;

        try
        {
            var exact = literal ? WildcardPattern.Escape(path) : path;
            return PathType switch
            {
                TestPathType.Container => InvokeProvider.Item.IsContainer(exact),
                TestPathType.Leaf => InvokeProvider.Item.Exists(path, force: true, literal) && !InvokeProvider.Item.IsContainer(exact),
                _ => InvokeProvider.Item.Exists(path, force: true, literal),
            };
        }
        catch (SessionStateException)
        {
            // A drive or provider that is not there holds nothing.
            return false;
        }
    }
}
