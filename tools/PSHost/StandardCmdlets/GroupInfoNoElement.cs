namespace Microsoft.PowerShell.Commands;

/// <summary>A group that counts its members without holding them.</summary>
public sealed class GroupInfoNoElement : GroupInfo
{
    internal GroupInfoNoElement(SortKeys first)
        : base(first, keepsElements: false)
    {
    }
}
