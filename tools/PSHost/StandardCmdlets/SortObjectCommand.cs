using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<SortKeys> _items = [];
    private IReadOnlyList<PropertyExpression> _properties = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public CultureInfo Culture { get; set; } = CultureInfo.CurrentCulture;

    protected override void BeginProcessing() => _properties = PropertyExpression.ParseAll(this, Property);

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(SortKeys.Of(this, InputObject, _properties));
    }

    protected override void EndProcessing()
    {
        var comparer = SortKeys.Comparer(new ValueComparer(Culture, CaseSensitive), _properties, Descending);
        SortKeys? previous = null;
        foreach (var item in _items.Order(comparer))
        {
            if (Unique && previous is not null && comparer.Compare(previous, item) == 0)
                continue;

            WriteObject(item.Item);
            previous = item;
        }
    }
}
