using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Provider;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = ByPath)]
public class GetContentCommand : PathCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = long.MaxValue;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    /// <summary>Files only: the whole text with its line breaks.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        ForEach(literal ? LiteralPath : Path, path =>
        {
            if (Raw)
                ReadWhole(path, literal);
            else
                ReadItems(path, literal);
        });
    }

    private void ReadWhole(string path, bool literal)
    {
        foreach (var file in ExistingFiles(path, literal))
            WriteObject(File.ReadAllText(file));
    }

    private void ReadItems(string path, bool literal)
    {
        // One reader per item that the path means. A path to nothing is an error.
        foreach (var reader in InvokeProvider.Content.GetReader([path], force: false, literal))
        {
            using (reader)
                Read(reader);
        }
    }

    private void Read(IContentReader reader)
    {
        var last = new Queue<object?>();
        for (var count = 0L; count < TotalCount && reader.Read(1) is { Count: > 0 } block; count++)
            Take(block, last);
        foreach (var item in last)
            WriteObject(item);
    }

    private void Take(IList block, Queue<object?> last)
    {
        foreach (var item in block)
        {
            if (Tail < 0)
            {
                WriteObject(item);
                continue;
            }

            last.Enqueue(item);
            if (last.Count > Tail)
                last.Dequeue();
        }
    }
}
