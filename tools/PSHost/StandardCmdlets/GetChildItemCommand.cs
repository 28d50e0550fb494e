using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = ByPath)]
public class GetChildItemCommand : PathCmdlet
{
    private const string ByPath = "Items";
    private const string ByLiteralPath = "LiteralItems";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        var filter = WildcardPattern.Get(string.IsNullOrEmpty(Filter) ? "*" : Filter, WildcardOptions.IgnoreCase);
        ForEach(literal ? LiteralPath : Path, path =>
        {
            foreach (var item in InvokeProvider.ChildItem.Get([path], Recurse, Force, literal))
            {
                var name = ValueOf(item, "PSChildName") as string ?? string.Empty;
                if (filter.IsMatch(name) && IsWantedKind(item))
                    WriteObject(Name ? name : item);
            }
        });
    }

    private static object? ValueOf(PSObject item, string property) => item.Properties.Match(property).FirstOrDefault()?.Value;

    private bool IsWantedKind(PSObject item)
    {
        var isContainer = LanguagePrimitives.IsTrue(ValueOf(item, "PSIsContainer"));
        return !(File && isContainer) && !(Directory && !isContainer);
    }
}
