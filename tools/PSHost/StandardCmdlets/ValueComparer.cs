using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Orders any two values as PowerShell's operators do; what cannot be compared is compared as text.</summary>
internal sealed class ValueComparer(CultureInfo culture, bool caseSensitive) : IComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        var first = Base(x);
        var second = Base(y);
        if (first is null && second is null)
            return 0;

        if (LanguagePrimitives.TryCompare(first, second, !caseSensitive, culture, out var order))
            return order;

        var options = caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase;
        return culture.CompareInfo.Compare(Text(x), Text(y), options);
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => value is null ? string.Empty : PSObject.AsPSObject(value).ToString();
}
