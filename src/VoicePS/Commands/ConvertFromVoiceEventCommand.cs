using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>Turns webhooks into typed events.</summary>
[Cmdlet(VerbsData.ConvertFrom, "VoiceEvent", DefaultParameterSetName = InputObjectSet)]
[OutputType(
    typeof(VoiceEvent), typeof(VoiceStatusEvent), typeof(VoiceAnswerEvent), typeof(VoiceInputEvent),
    typeof(VoiceRecordEvent), typeof(VoiceTranscriptionEvent), typeof(VoiceTransferEvent), typeof(VoiceNotifyEvent),
    typeof(VoicePaymentEvent), typeof(VoiceErrorEvent), typeof(VoiceUnknownEvent))]
public sealed class ConvertFromVoiceEventCommand : VoiceCmdlet
{
    private const string InputObjectSet = "InputObject";
    private const string PathSet = "Path";

    /// <summary>A webhook: JSON text, a query string, or the object that a web framework made of either.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>Files with one webhook a line. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            foreach (var path in Path) ReadPath(path);
            return;
        }

        if (InputObject is null) return;
        switch (PlainValues.Unwrap(InputObject))
        {
            // An empty line between two events, as Get-Content gives it.
            case string text when string.IsNullOrWhiteSpace(text):
                return;

            // What Get-ChildItem pipes in is a file of events, not an event.
            case FileInfo file:
                ReadFile(file.FullName);
                return;
            default:
                Convert(InputObject, place: null);
                return;
        }
    }

    private void ReadPath(string path)
    {
        var files = FilePaths.Resolve(path, SessionState, (exception, category) => WriteError(FileError(exception, path, category)));
        foreach (var file in files) ReadFile(file);
    }

    private void ReadFile(string file)
    {
        if (!TryRead(file, () => new StreamReader(file, detectEncodingFromByteOrderMarks: true), out var reader)) return;
        using (reader)
        {
            var name = System.IO.Path.GetFileName(file);
            for (var number = 1; !Cancellation.IsCancellationRequested; number++)
            {
                if (!TryRead(file, reader!.ReadLine, out var line) || line is null) return;
                if (string.IsNullOrWhiteSpace(line)) continue;
                Convert(line, string.Format(CultureInfo.InvariantCulture, "{0}, line {1}: ", name, number));
            }
        }
    }

    // Around reading alone: what is written may fail in the next cmdlet, which is not the file's fault.
    private bool TryRead<T>(string file, Func<T?> read, out T? result)
        where T : class
    {
        try
        {
            result = read();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(FileError(exception, file, ErrorCategory.ReadError));
            result = null;
            return false;
        }
    }

    private void Convert(object value, string? place)
    {
        IReadOnlyList<VoiceEvent> events;
        try
        {
            events = EventInput.Read(value);
        }
        catch (FormatException exception)
        {
            WriteError(VoiceErrors.Build(
                place is null ? exception : new FormatException(place + exception.Message, exception),
                "VoiceEventNotUnderstood",
                ErrorCategory.InvalidData,
                value,
                "An event is one JSON object in one line, or one query string. Read JSON that has several lines with Get-Content -Raw."));
            return;
        }

        WriteObject(events, enumerateCollection: true);
    }

    private static ErrorRecord FileError(Exception exception, string path, ErrorCategory category) => VoiceErrors.Build(
        exception,
        "VoiceEventFile",
        category,
        path,
        "Check -Path.");
}
