using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Core.Recordings;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Saves recordings as files.</summary>
[Cmdlet(VerbsData.Save, "VoiceRecording", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class SaveVoiceRecordingCommand : RecordingCmdlet
{
    private const double Megabyte = 1e6;

    private RecordingTarget? _target;
    private bool _hasWritten;

    /// <summary>The folder, or the file for a single recording; the current folder if not given. Wildcards mean nothing in it.</summary>
    [Parameter(Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Replaces files that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _target = ResolveTarget();
    }

    private protected override RecordingReference Read(object item) => RecordingInput.Recording(item);

    private protected override void Process(object source, RecordingReference reference)
    {
        if (!ShouldProcess(reference.ToString(), $"Save to {_target}")) return;
        if (!TryDo(source, session => Save(session, reference), out var file)) return;

        _hasWritten = true;
        WriteVerbose(string.Format(CultureInfo.InvariantCulture, "Saved {0} bytes as '{1}'.", file!.Length, file.FullName));
        if (reference.Size is { } size && size != file!.Length)
        {
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture, "The event says that recording {0} has {1} bytes; the file has {2}.", reference, size, file.Length));
        }

        // As Get-Item writes it, with the path that other cmdlets bind to.
        WriteObject(InvokeProvider.Item.Get([file!.FullName], force: true, literalPath: true), enumerateCollection: true);
    }

    private FileInfo Save(VoiceSession session, RecordingReference reference)
    {
        // Not even -Force may mean that the second recording replaces the first.
        if (_hasWritten && !_target!.IsFolder)
        {
            throw new VoiceRecordingException(
                VoiceRecordingFailure.FileExists, $"The file '{_target}' holds another recording, which was saved just now: give a folder for more than one.");
        }

        var bar = new CommandProgress(this, $"Saving recording {reference}", "MB", Cancellation, Megabyte);
        try
        {
            return Await<FileInfo, RecordingProgress>(
                (context, progress) => session.Recordings.SaveAsync(reference, _target!, progress, context),
                state => bar.Show(state.Received, state.Total));
        }
        finally
        {
            bar.End();
        }
    }

    private RecordingTarget ResolveTarget()
    {
        try
        {
            if (Path is null) return RecordingTarget.At(SessionState.Path.CurrentFileSystemLocation.ProviderPath, Force);

            var path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
            if (provider.Name != "FileSystem") throw new IOException($"'{Path}' is not a folder: it belongs to the provider {provider.Name}.");
            return RecordingTarget.At(path, Force);
        }
        catch (Exception exception) when (exception is IOException or SessionStateException or NotSupportedException or ArgumentException)
        {
            ThrowTerminatingError(VoiceErrors.Build(
                exception,
                "VoiceRecordingPath",
                ErrorCategory.ObjectNotFound,
                Path,
                $"Give another -Path, or make the folder first: New-Item -ItemType Directory -Path {NextStep.Quote(System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder ? folder : Path!)}"));
            throw;
        }
    }
}
