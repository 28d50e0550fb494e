using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
public class SetContentCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private readonly List<object?> _items = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Files only: nothing between the values and nothing after the last.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    protected override void ProcessRecord() => _items.AddRange(Value ?? []);

    protected override void EndProcessing()
    {
        var literal = ParameterSetName == ByLiteralPath;
        ForEach((literal ? LiteralPath : Path).Where(path => ShouldProcess(path)), path =>
        {
            if (NoNewline)
                File.WriteAllText(ToFilePath(path, literal), string.Concat(_items.Select(TextOf)));
            else
                Write(path, literal);
        });

        if (PassThru)
            WriteObject(_items, enumerateCollection: true);
    }

    private static string TextOf(object? item) => item is null ? string.Empty : PSObject.AsPSObject(item).ToString();

    private void Write(string path, bool literal)
    {
        if (InvokeProvider.Item.Exists(path, Force, literal))
            Clear(path, literal);

        foreach (IContentWriter writer in InvokeProvider.Content.GetWriter([path], Force, literal))
        {
            using (writer)
            {
                writer.Write(_items);
                writer.Close();
            }
        }
    }

    private void Clear(string path, bool literal)
    {
        try
        {
            InvokeProvider.Content.Clear([path], Force, literal);
        }
        catch (PSNotSupportedException)
        {
            // Some providers, such as Env:, have only one value to write over.
        }
    }
}
