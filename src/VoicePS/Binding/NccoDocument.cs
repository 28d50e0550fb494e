using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VoicePS.Core.Ncco;

namespace VoicePS.Binding;

/// <summary>One NCCO as somebody gave it: text, or actions, of which nobody has said yet that they are sound.</summary>
internal sealed class NccoDocument
{
    private readonly IReadOnlyList<object?> _items;
    private readonly string? _text;
    private readonly FormatException? _fault;

    private NccoDocument(IReadOnlyList<object?> items, string? text, FormatException? fault, string? source)
    {
        _items = items;
        _text = text;
        _fault = fault;
        Source = source;
    }

    /// <summary>The file that it is from, or null.</summary>
    public string? Source { get; }

    /// <summary>An NCCO as JSON text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file that it is from, or null.</param>
    public static NccoDocument OfText(string text, string? file = null) => new([], text, null, file);

    /// <summary>An NCCO as a list of actions.</summary>
    /// <param name="items">Actions, dictionaries with the API's names, or what should be one of these.</param>
    public static NccoDocument OfItems(IReadOnlyList<object?> items) => new(items, null, null, null);

    /// <summary>What cannot be read at all.</summary>
    /// <param name="fault">Why not.</param>
    public static NccoDocument OfFault(FormatException fault) => new([], null, fault, null);

    /// <summary>Makes the NCCO.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong and where.</exception>
    public VoiceNcco ToNcco()
    {
        if (_fault is not null) throw new FormatException(_fault.Message, _fault);
        if (_text is null) return VoiceNcco.FromActions(_items.Select(ToAction));
        try
        {
            return VoiceNcco.Parse(_text);
        }
        catch (FormatException exception) when (Source is not null)
        {
            throw new FormatException($"{Path.GetFileName(Source)}: {exception.Message}", exception);
        }
    }

    /// <summary>Tests the NCCO.</summary>
    /// <returns>What was found.</returns>
    public IReadOnlyList<VoiceNccoFinding> Test()
    {
        if (_fault is not null) return [Describe(_fault)];
        return _text is not null
            ? NccoLinter.CheckJson(_text, Source)
            : NccoLinter.CheckActions(_items.Select(static item => item is VoiceNccoAction action ? action.ToFields() : item));
    }

    private static VoiceNccoFinding Describe(FormatException fault)
    {
        var (rule, fix) = (fault as PlainValueException)?.Fault switch
        {
            PlainValueFault.NoForm => (NccoRules.NoJsonForm, "Use text, numbers, true or false, lists and objects."),
            PlainValueFault.TooDeep => (NccoRules.TooDeep, "Make it flatter."),
            PlainValueFault.TooLarge => (NccoRules.TooLarge, "Make it smaller."),
            _ => (NccoRules.NotJson, "Give JSON text, a file, or actions."),
        };
        return new VoiceNccoFinding(
            rule == NccoRules.NoJsonForm ? ((PlainValueException)fault).Path : string.Empty, rule, VoiceNccoSeverity.Error, fault.Message, fix);
    }

    private static VoiceNccoAction ToAction(object? item, int index) => item switch
    {
        VoiceNccoAction action => action,
        Dictionary<string, object?> fields => VoiceNcco.ActionFrom(fields, index),
        null => throw new FormatException($"The NCCO's action [{index}] is null."),
        _ => throw new FormatException(
            $"The NCCO's action [{index}] is a value of type {item.GetType().Name}, which is not an action: "
            + "give hashtables such as @{ action = 'talk'; text = 'Hello' }, JSON text, or a file."),
    };
}
