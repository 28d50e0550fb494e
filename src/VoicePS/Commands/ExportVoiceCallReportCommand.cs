using System;
using System.IO;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Reports;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Writes a report of calls as one HTML file.</summary>
[Cmdlet(VerbsData.Export, "VoiceCallReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportVoiceCallReportCommand : CallReportCmdlet
{
    private string _file = string.Empty;
    private CallReport? _report;
    private int _calls;

    /// <summary>The HTML file to write. Wildcards mean nothing in it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The title of the report.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Call report";

    /// <summary>Writes the file to the pipeline, as Get-Item does.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _file = ResolveFile();

        // Nobody should wait for a hundred thousand calls to be told this.
        if (!Force && File.Exists(_file)) ThrowTerminatingError(VoiceErrors.ReportNotSaved(CallReport.Exists(_file), Path));
        _report = new CallReport(Title, Zone, DateTimeOffset.UtcNow);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(_file, "Write a report of calls")) return;
        try
        {
            _report!.Save(_file, Force);
        }
        catch (VoiceRecordingException exception)
        {
            ThrowTerminatingError(VoiceErrors.ReportNotSaved(exception, Path));
        }

        WriteVerbose($"The report is about {(_calls == 1 ? "one call" : $"{_calls} calls")}.");
        if (PassThru) WriteObject(InvokeProvider.Item.Get([_file], force: true, literalPath: true), enumerateCollection: true);
    }

    private protected override void Take(VoiceCall call)
    {
        _report!.Add(call);
        _calls++;
    }

    private string ResolveFile()
    {
        try
        {
            var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
            if (provider.Name != "FileSystem") throw new IOException($"'{Path}' is not a file: it belongs to the provider {provider.Name}.");
            if (Directory.Exists(file)) throw new IOException($"'{file}' is a folder, and a report is a file.");
            if (System.IO.Path.GetDirectoryName(file) is var folder && !Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
            return file;
        }
        catch (Exception exception) when (exception is IOException or SessionStateException or NotSupportedException or ArgumentException)
        {
            ThrowTerminatingError(VoiceErrors.Build(
                exception,
                "VoiceReportPath",
                ErrorCategory.ObjectNotFound,
                Path,
                $"Give the path of a file in a folder that exists, or make the folder first: New-Item -ItemType Directory -Path {NextStep.Quote(System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder ? folder : "<folder>")}"));
            throw;
        }
    }
}
