using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using VoicePS.Core.Json;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>
/// Copies whatever stands in an NCCO into a tree of few types, so that the rules need to know no others: text, bool,
/// <see cref="decimal"/> (or <see cref="double"/> beyond its range), null, object?[] and dictionaries with text keys.
/// The tree is finite, however the original is made.
/// </summary>
internal sealed class PlainTree
{
    private const int MaximumDepth = 64;

    private const int MaximumValues = 250_000;

    private readonly FindingList _findings;
    private int _values;

    private PlainTree(FindingList findings) => _findings = findings;

    /// <summary>Copies a list of actions.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="findings">Takes what has no form in JSON.</param>
    /// <returns>The actions, each of them a dictionary where it is an object.</returns>
    public static IReadOnlyList<object?> Copy(IEnumerable<object?> actions, FindingList findings)
    {
        var tree = new PlainTree(findings);
        return tree.List(actions, NccoPath.Root, depth: 0);
    }

    // One finding is enough where there is no end to them.
    private bool IsFull => _values >= MaximumValues;

    private object? Copy(object? value, NccoPath path, int depth)
    {
        if (IsFull) return null;
        if (++_values == MaximumValues)
        {
            _findings.Error(path, NccoRules.TooLarge, $"The NCCO holds more than {MaximumValues:N0} values.", "Make it smaller.");
            return null;
        }

        if (depth > MaximumDepth)
        {
            _values = MaximumValues;
            _findings.Error(path, NccoRules.TooDeep, "The value is nested too deeply, or contains itself.", "Make it flatter.");
            return null;
        }

        switch (value)
        {
            case null or string or bool or decimal:
                return value;
            case JsonElement element:
                return Copy(PlainJson.FromElement(element), path, depth);
            case char or Uri or Guid or Enum:
                return value.ToString();
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            case float or double:
                return Number(Convert.ToDouble(value, CultureInfo.InvariantCulture), value, path);
            case IEnumerable<KeyValuePair<string, object?>> members:
                return Members(members, path, depth);
            case IEnumerable items:
                return List(items, path, depth);
            default:
                _findings.Error(
                    path,
                    NccoRules.NoJsonForm,
                    $"A value of type {value.GetType().Name} has no form in JSON.",
                    "Use text, numbers, true or false, lists and objects.");
                return null;
        }
    }

    private Dictionary<string, object?> Members(IEnumerable<KeyValuePair<string, object?>> members, NccoPath path, int depth)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (IsFull) break;
            copy[member.Key] = Copy(member.Value, path.Option(member.Key), depth + 1);
        }

        return copy;
    }

    private object?[] List(IEnumerable items, NccoPath path, int depth)
    {
        var copy = new List<object?>();
        foreach (var item in items)
        {
            if (IsFull) break;
            copy.Add(Copy(item, path.Item(copy.Count), depth + 1));
        }

        return copy.ToArray();
    }

    private object? Number(double number, object value, NccoPath path)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            _findings.Error(path, NccoRules.NoJsonForm, "JSON has no form for a number that is infinite or not a number.", "Give a number.");
            return null;
        }

        if (Math.Abs(number) >= 7.9e28) return number;
        return value is float single ? (decimal)single : (decimal)number;
    }
}
