using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VoicePS.Binding;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>
/// A cmdlet that takes NCCOs in every form, by the pipeline or as an argument. It changes nothing and asks no service.
/// </summary>
public abstract class NccoInputCmdlet : VoiceCmdlet
{
    /// <summary>The parameter set in which the NCCO itself is given.</summary>
    protected const string InputObjectSet = "InputObject";

    private const string PathSet = "Path";

    private NccoCollector? _collector;

    /// <summary>Actions, hashtables, objects, JSON text, or files.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [Alias("Ncco")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>Files, each with one NCCO as JSON. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private NccoCollector Collector => _collector ??= new NccoCollector(new NccoInput(SessionState.Path));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            foreach (var path in Path) AddPath(path);
            return;
        }

        // An array as an argument is treated like the same array in the pipeline.
        if (!MyInvocation.ExpectingInput && InputObject is not null && Items(InputObject) is { } items)
        {
            if (items.Length == 0) Take(NccoDocument.OfItems([]));
            foreach (var item in items) Add(item);
            return;
        }

        Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => TakeAll(Collector.Complete());

    /// <summary>Takes one NCCO.</summary>
    /// <param name="document">The NCCO.</param>
    private protected abstract void Take(NccoDocument document);

    /// <summary>Learns that an NCCO could not be read; the error is written already.</summary>
    protected virtual void Skip()
    {
    }

    private static object[]? Items(object value) => PlainValues.Unwrap(value) is IEnumerable items and not (string or IDictionary)
        ? items.Cast<object>().ToArray()
        : null;

    private void AddPath(string path)
    {
        var files = FilePaths.Resolve(path, SessionState, (exception, category) => Refuse(exception, path, category));
        foreach (var file in files) Guard(() => [NccoInput.OpenFile(file)]);
    }

    private void Refuse(Exception exception, string file, ErrorCategory category)
    {
        WriteError(VoiceErrors.Build(exception, "VoiceNccoFile", category, file, "Check the path of the file."));
        Skip();
    }

    private void Add(object? item) => Guard(() => Collector.Add(item));

    // Around reading alone: what is written may fail in the next cmdlet, which is not the file's fault.
    private void Guard(Func<IReadOnlyList<NccoDocument>> read)
    {
        IReadOnlyList<NccoDocument> documents;
        try
        {
            documents = read();
        }
        catch (NccoFileException exception)
        {
            Refuse(exception, exception.File, ErrorCategory.ReadError);
            return;
        }

        TakeAll(documents);
    }

    private void TakeAll(IEnumerable<NccoDocument> documents)
    {
        foreach (var document in documents) Take(document);
    }
}
