namespace Microsoft.PowerShell.Commands;

/// <summary>Which part of a date is shown.</summary>
public enum DisplayHintType
{
    /// <summary>The date only.</summary>
    Date,

    /// <summary>The time of day only.</summary>
    Time,

    /// <summary>Both.</summary>
    DateTime,
}
