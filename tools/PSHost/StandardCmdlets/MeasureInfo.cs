namespace Microsoft.PowerShell.Commands;

/// <summary>What Measure-Object says of one property.</summary>
public abstract class MeasureInfo
{
    public string? Property { get; set; }
}
