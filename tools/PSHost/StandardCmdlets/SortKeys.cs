using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The values that one object is sorted or grouped by.</summary>
internal sealed class SortKeys
{
    private SortKeys(PSObject item, object?[] values)
    {
        Item = item;
        Values = values;
    }

    /// <summary>Stands for a property that the object lacks. It sorts after every value.</summary>
    public static object Missing { get; } = new();

    public PSObject Item { get; }

    public object?[] Values { get; }

    /// <summary>Without properties an object is its own key.</summary>
    public static SortKeys Of(Cmdlet cmdlet, PSObject item, IReadOnlyList<PropertyExpression> properties)
    {
        if (properties.Count == 0)
            return new SortKeys(item, [item]);

        var values = new List<object?>(properties.Count);
        foreach (var property in properties)
        {
            var results = property.Expression.GetValues(item, expand: false, eatExceptions: true);
            if (results.Count == 0)
                values.Add(Missing);
            foreach (var result in results)
            {
                if (result.Exception is not null)
                    cmdlet.WriteError(new ErrorRecord(result.Exception, "ExpressionEvaluation", ErrorCategory.InvalidResult, item));
                values.Add(result.Result);
            }
        }

        return new SortKeys(item, [.. values]);
    }

    public static IComparer<SortKeys> Comparer(IComparer<object?> values, IReadOnlyList<PropertyExpression> properties, bool descending)
    {
        var directions = properties.Count == 0
            ? [descending]
            : properties.Select(property => property.Descending ?? descending).ToArray();
        return Comparer<SortKeys>.Create((x, y) => Compare(x, y, values, directions));
    }

    private static int Compare(SortKeys x, SortKeys y, IComparer<object?> values, bool[] descending)
    {
        for (var i = 0; i < Math.Max(x.Values.Length, y.Values.Length); i++)
        {
            var first = i < x.Values.Length ? x.Values[i] : Missing;
            var second = i < y.Values.Length ? y.Values[i] : Missing;
            var firstMissing = ReferenceEquals(first, Missing);
            var secondMissing = ReferenceEquals(second, Missing);
            if (firstMissing && secondMissing)
                continue;
            if (firstMissing || secondMissing)
                return firstMissing ? 1 : -1;

            var order = values.Compare(first, second);
            if (order != 0)
                return i < descending.Length && descending[i] ? -order : order;
        }

        return 0;
    }
}
