using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Group, "Object")]
[OutputType(typeof(Hashtable), typeof(GroupInfo))]
public class GroupObjectCommand : PSCmdlet
{
    private const string AsTable = "HashTable";

    private readonly List<SortKeys> _items = [];
    private IReadOnlyList<PropertyExpression> _properties = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter(ParameterSetName = AsTable)]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter(ParameterSetName = AsTable)]
    public SwitchParameter AsString { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public CultureInfo Culture { get; set; } = CultureInfo.CurrentCulture;

    protected override void BeginProcessing()
    {
        _properties = PropertyExpression.ParseAll(this, Property);
        if (AsString && !AsHashTable)
            Refuse("-AsString is only for -AsHashTable.", AsString);
        if (AsHashTable && !AsString && _properties.Count > 1)
            Refuse("-AsHashTable groups by one property. For several, add -AsString.", Property);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(SortKeys.Of(this, InputObject, _properties));
    }

    protected override void EndProcessing()
    {
        var comparer = SortKeys.Comparer(new ValueComparer(Culture, CaseSensitive), _properties, descending: false);
        var groups = new List<GroupInfo>();
        foreach (var item in HasOneTypePerKey() ? _items.Order(comparer) : (IEnumerable<SortKeys>)_items)
        {
            if (groups.Find(group => comparer.Compare(group.Keys, item) == 0) is { } known)
                known.Add(item.Item);
            else
                groups.Add(NoElement ? new GroupInfoNoElement(item) : new GroupInfo(item, keepsElements: true));
        }

        if (groups.Count == 0)
            return;

        if (AsHashTable)
            WriteObject(ToTable(groups));
        else
            WriteObject(groups, enumerateCollection: true);
    }

    /// <summary>Values of different types have no common order; then the groups keep the order in which they appear.</summary>
    private bool HasOneTypePerKey()
    {
        for (var i = 0; i < Math.Max(_properties.Count, 1); i++)
        {
            var types = _items
                .Where(item => i < item.Values.Length)
                .Select(item => item.Values[i] is PSObject wrapped ? wrapped.BaseObject : item.Values[i])
                .Where(value => value is not null && !ReferenceEquals(value, SortKeys.Missing))
                .Select(value => value!.GetType())
                .Distinct();
            if (types.Skip(1).Any())
                return false;
        }

        return true;
    }

    private Hashtable ToTable(List<GroupInfo> groups)
    {
        var table = new Hashtable(CaseSensitive ? StringComparer.CurrentCulture : StringComparer.CurrentCultureIgnoreCase);
        foreach (var group in groups)
        {
            var value = group.Values[0] is PSObject wrapped ? wrapped.BaseObject : group.Values[0];
            table.Add(AsString ? group.Name : value ?? string.Empty, group.Group);
        }

        return table;
    }

    private void Refuse(string message, object? target) =>
        ThrowTerminatingError(new ErrorRecord(new ArgumentException(message), "ArgumentException", ErrorCategory.InvalidArgument, target));
}
