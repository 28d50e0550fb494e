using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = ByPath)]
public sealed class ImportCsvCommand : PathCmdlet
{
    private const string ByPath = "DelimiterPath";
    private const string ByLiteralPath = "DelimiterLiteralPath";

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == ByLiteralPath;
        var delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        foreach (var path in literal ? LiteralPath : Path)
        {
            using var reader = Open(ToFilePath(path, literal));
            new CsvImport(this, delimiter, Header).Import(reader);
        }
    }

    private StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var category = problem is FileNotFoundException or DirectoryNotFoundException ? ErrorCategory.OpenError : ErrorCategory.ReadError;
            ThrowTerminatingError(new ErrorRecord(problem, "FileOpenFailure", category, file));
            throw;
        }
    }
}
