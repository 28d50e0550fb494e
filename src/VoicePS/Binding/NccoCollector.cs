using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using VoicePS.Core.Json;

namespace VoicePS.Binding;

/// <summary>
/// Puts NCCOs together from what comes down a pipeline. Single actions make up one NCCO, however many come. Everything
/// else is an NCCO of its own: a list, a file, and text, which is collected line by line until its brackets are closed.
/// </summary>
internal sealed class NccoCollector
{
    private readonly NccoInput _input;
    private readonly List<object?> _actions = [];
    private readonly StringBuilder _text = new();
    private JsonTextScanner _scanner = new();

    /// <param name="input">Takes each NCCO.</param>
    public NccoCollector(NccoInput input) => _input = input;

    /// <summary>Takes the next object.</summary>
    /// <param name="item">The object.</param>
    /// <returns>The NCCOs that are complete with it.</returns>
    /// <exception cref="NccoFileException">It is a file that cannot be read.</exception>
    public IReadOnlyList<NccoDocument> Add(object? item)
    {
        if (item is not null && PlainValues.Unwrap(item) is string text) return AddText(text);

        var complete = new List<NccoDocument>(EndText());
        if (IsWhole(item)) complete.Add(Open(item!));
        else _actions.Add(item);
        return complete;
    }

    /// <summary>Tells that nothing comes any more.</summary>
    /// <returns>The NCCOs that are complete by now.</returns>
    public IReadOnlyList<NccoDocument> Complete()
    {
        var complete = new List<NccoDocument>(EndText());
        if (_actions.Count > 0) complete.Add(Open(_actions));
        return complete;
    }

    private static bool IsWhole(object? item) =>
        item is not null && PlainValues.Unwrap(item) is VoiceNcco or FileInfo or (IEnumerable and not IDictionary);

    private NccoDocument Open(object value)
    {
        try
        {
            return _input.Open(value);
        }
        catch (FormatException exception) when (exception is not NccoFileException)
        {
            return NccoDocument.OfFault(exception);
        }
    }

    private NccoDocument[] AddText(string text)
    {
        if (!_scanner.HasBegun && !JsonTextScanner.LooksLikeJson(text) && !string.IsNullOrWhiteSpace(text))
        {
            EndText();
            return [Open(text)];
        }

        // Empty lines before the first bracket stay as well: so the numbers of the lines are those of the file.
        if (_text.Length > 0 || _scanner.HasBegun) _text.Append('\n');
        _text.Append(text);
        _scanner.Read(text);
        return _scanner.IsComplete ? EndText().ToArray() : [];
    }

    private IEnumerable<NccoDocument> EndText()
    {
        var text = _text.ToString();
        var hasBegun = _scanner.HasBegun;
        _text.Clear();
        _scanner = new JsonTextScanner();
        return hasBegun ? [NccoDocument.OfText(text)] : [];
    }
}
