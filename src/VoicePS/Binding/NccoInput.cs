using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco;

namespace VoicePS.Binding;

/// <summary>
/// Takes an NCCO in every form that people have it in: actions, hashtables, objects, JSON text, the lines of a file, or
/// a file.
/// </summary>
internal sealed class NccoInput
{
    /// <summary>No NCCO is as long as that; a file that is must be another one.</summary>
    private const long LargestFile = 10_000_000;

    private const int MostActions = 100_000;

    private const int MostLines = 1_000_000;

    private const int MostLists = 16;

    private const int LongestQuote = 60;

    private readonly PathIntrinsics? _paths;

    /// <param name="paths">Knows what a path means in the session; null where text is never a path.</param>
    public NccoInput(PathIntrinsics? paths) => _paths = paths;

    /// <summary>Takes one NCCO.</summary>
    /// <exception cref="FormatException">It cannot be taken as one; the message says why.</exception>
    public NccoDocument Open(object? value)
    {
        if (value is null) return NccoDocument.OfItems([]);
        switch (PlainValues.Unwrap(value))
        {
            case string text:
                return OpenText(text);
            case FileInfo file:
                return OpenFile(file.FullName);
            case IEnumerable items and not IDictionary when AsLines(items) is { } lines:
                return OpenText(lines);
            default:
                var actions = new List<object?>();
                Flatten(value, actions, depth: 0);
                return NccoDocument.OfItems(actions);
        }
    }

    /// <summary>Takes the NCCO in a file.</summary>
    /// <exception cref="NccoFileException">The file cannot be read.</exception>
    public static NccoDocument OpenFile(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                throw new NccoFileException(file, $"'{file}' is too large for an NCCO: it has more than {LargestFile:N0} bytes.");
            }

            return NccoDocument.OfText(File.ReadAllText(file, Encoding.UTF8), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NccoFileException(file, exception.Message, exception);
        }
    }

    private NccoDocument OpenText(string text)
    {
        if (JsonTextScanner.LooksLikeJson(text) || string.IsNullOrWhiteSpace(text)) return NccoDocument.OfText(text);
        return FindFile(text) is { } file ? OpenFile(file) : throw new NccoInputException(NextStep.After(Neither(text), Advice(text.Trim())));
    }

    private void Flatten(object? value, List<object?> actions, int depth)
    {
        if (depth > MostLists || actions.Count > MostActions)
        {
            throw new FormatException("The NCCO has no end: a list in it contains itself, or is far too long.");
        }

        switch (value is null ? null : PlainValues.Unwrap(value))
        {
            case VoiceNcco ncco:
                actions.AddRange(ncco.Actions);
                return;
            case IDictionary:
                actions.Add(Spelled(value!, actions.Count));
                return;
            case string or FileInfo:
                actions.AddRange(Open(value).ToNcco().Actions);
                return;
            case IEnumerable items:
                foreach (var item in items) Flatten(item, actions, depth + 1);
                return;
            case { } other:
                actions.Add(PlainValues.HasFields(value) ? Spelled(value!, actions.Count) : other);
                return;
            default:
                actions.Add(null);
                return;
        }
    }

    private static Dictionary<string, object?> Spelled(object value, int index) =>
        NccoSpelling.OfAction(PlainValues.Fields(value, $"[{index}]"));

    // The lines of a file, as Get-Content gives them.
    private static string? AsLines(IEnumerable items)
    {
        var lines = new List<string>();
        foreach (var item in items)
        {
            if (item is null || PlainValues.Unwrap(item) is not string line || lines.Count == MostLines) return null;
            lines.Add(line);
        }

        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    private string? FindFile(string text)
    {
        if (_paths is null || text.IndexOfAny(['\n', '\r', '\0']) >= 0) return null;
        try
        {
            var file = _paths.GetUnresolvedProviderPathFromPSPath(text.Trim(), out var provider, out _);
            return provider.Name == "FileSystem" && File.Exists(file) ? file : null;
        }
        catch (Exception exception) when (exception is RuntimeException or ArgumentException or NotSupportedException or IOException)
        {
            // It is no path in this session, and so no file.
            return null;
        }
    }

    private string? Advice(string text)
    {
        if (_paths is null || text.Length > LongestQuote || text.IndexOfAny(['\n', '\r', '\0']) >= 0) return null;
        var isPath = text.IndexOfAny(['/', '\\']) >= 0 || (text.IndexOf(' ') < 0 && text.IndexOf('.') > 0);
        return isPath
            ? $"See which files there are: Get-ChildItem{FolderOf(text)}"
            : $"To have a text said: New-VoiceTalkAction {NextStep.Quote(text)}";
    }

    private static string FolderOf(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end > 1 ? $" {NextStep.Quote(path.Substring(0, end))}" : string.Empty;
    }

    private string Neither(string text)
    {
        var end = text.IndexOfAny(['\n', '\r']);
        var first = (end < 0 ? text : text.Substring(0, end)).Trim();
        var quoted = first.Length > LongestQuote || end >= 0 ? $"{first.Substring(0, Math.Min(first.Length, LongestQuote))}…" : first;
        return _paths is null
            ? $"'{quoted}' is not JSON text: an NCCO as JSON begins with [ or {{."
            : $"'{quoted}' is neither JSON text nor a file: an NCCO as JSON begins with [ or {{, and there is no file of this name.";
    }
}
