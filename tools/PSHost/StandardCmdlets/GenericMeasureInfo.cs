namespace Microsoft.PowerShell.Commands;

/// <summary>The measures of numbers.</summary>
public sealed class GenericMeasureInfo : MeasureInfo
{
    public int Count { get; set; }

    public double? Average { get; set; }

    public double? Sum { get; set; }

    public double? Maximum { get; set; }

    public double? Minimum { get; set; }

    public double? StandardDeviation { get; set; }
}
