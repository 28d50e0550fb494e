using System;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
public sealed class ExportCsvCommand : BaseCsvWritingCommand, IDisposable
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private StreamWriter? _file;

    [Parameter(ValueFromPipeline = true, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    public void Dispose() => _file?.Dispose();

    protected override void BeginProcessing()
    {
        var path = ParameterSetName == ByLiteralPath ? LiteralPath : Path;
        if (!ShouldProcess(path))
            return;

        var full = GetUnresolvedProviderPathFromPSPath(path);
        try
        {
            if (Append && File.Exists(full) && ReadHeader(full) is { } columns)
                Writer.UseColumns(columns);
            var mode = Append ? FileMode.Append : NoClobber && !Force ? FileMode.CreateNew : FileMode.Create;
            _file = new StreamWriter(new FileStream(full, mode, FileAccess.Write, FileShare.Read), new UTF8Encoding(false));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(problem, "FileOpenFailure", ErrorCategory.OpenError, full));
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null && _file is not null)
            WriteItem(InputObject);
    }

    protected override void EndProcessing() => Dispose();

    private protected override void WriteLine(string line) => _file!.WriteLine(line);

    private System.Collections.Generic.List<string>? ReadHeader(string file)
    {
        using var reader = new StreamReader(file);
        return new CsvReader(reader, Separator).Read();
    }
}
