using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One group of Group-Object. The engine's default view is made for this type name.</summary>
public class GroupInfo
{
    internal GroupInfo(SortKeys first, bool keepsElements)
    {
        KeepsElements = keepsElements;
        Keys = first;
        Values = new ArrayList(first.Values.Select(value => ReferenceEquals(value, SortKeys.Missing) ? null : value).ToArray());
        Name = string.Join(", ", Values.Cast<object?>().Where(value => value is not null).Select(NameOf));
        Add(first.Item);
    }

    public ArrayList Values { get; }

    public int Count { get; private set; }

    public Collection<PSObject> Group { get; } = [];

    public string Name { get; }

    internal SortKeys Keys { get; }

    private bool KeepsElements { get; }

    internal void Add(PSObject item)
    {
        Count++;
        if (KeepsElements)
            Group.Add(item);
    }

    private static string NameOf(object? value) => value is ICollection many
        ? "{" + string.Join(", ", many.Cast<object?>()) + "}"
        : string.Format(CultureInfo.CurrentCulture, "{0}", value);
}
