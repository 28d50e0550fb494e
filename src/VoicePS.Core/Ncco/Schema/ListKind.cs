using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>A list whose items are all of one kind.</summary>
internal sealed class ListKind : ValueKind
{
    private readonly ValueKind _item;
    private readonly string _what;

    /// <param name="item">What an item may be.</param>
    /// <param name="what">What is listed, in the plural, or in the singular where there is exactly one.</param>
    public ListKind(ValueKind item, string what)
    {
        _item = item;
        _what = what;
    }

    /// <summary>True where the list has exactly one item.</summary>
    public bool HoldsOne { get; set; }

    /// <summary>True where an empty list means something.</summary>
    public bool MayBeEmpty { get; set; }

    /// <summary>True where the vendor's older documents have the item without a list.</summary>
    public bool MayBeBare { get; set; }

    /// <inheritdoc/>
    public override string Description => HoldsOne ? $"a list that holds one {_what}" : $"a list of {_what}";

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is not object?[] items)
        {
            Bare(value, name, path, findings);
            return;
        }

        if (HoldsOne ? items.Length != 1 : items.Length == 0 && !MayBeEmpty)
        {
            findings.Error(
                path,
                NccoRules.ListLength,
                $"{name} is a list that holds {(items.Length == 0 ? "nothing" : $"{items.Length:N0} values")}, and should be {Description}.",
                HoldsOne && items.Length > 1 ? "Leave one of them." : $"Give {Description}.");
        }

        for (var index = 0; index < items.Length && !findings.IsFull; index++) CheckItem(items[index], name, path.Item(index), findings);
    }

    /// <inheritdoc/>
    public override object? Spell(object? value) => value switch
    {
        object?[] items => items.Select(_item.Spell).ToArray(),
        _ => _item.Spell(value),
    };

    private void CheckItem(object? item, string name, NccoPath path, FindingList findings)
    {
        if (item is not null)
        {
            _item.Check(item, name, path, findings);
            return;
        }

        findings.Error(path, NccoRules.WrongType, $"{name} holds null, and should be {Description}.", "Leave the null out.");
    }

    // The most frequent mistake of all: an address that is not in a list.
    private void Bare(object value, string name, NccoPath path, FindingList findings)
    {
        findings.Add(
            path,
            NccoRules.NotInList,
            MayBeBare ? VoiceNccoSeverity.Warning : VoiceNccoSeverity.Error,
            $"{name} is {Words.Describe(value)}, and should be {Description}.",
            $"Put it into brackets: [{Words.Json(value)}].");
        _item.Check(value, name, path, findings);
    }
}
