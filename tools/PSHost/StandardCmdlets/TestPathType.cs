namespace Microsoft.PowerShell.Commands;

/// <summary>What Test-Path looks for.</summary>
public enum TestPathType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>An item that can hold others, such as a folder.</summary>
    Container,

    /// <summary>An item that cannot, such as a file.</summary>
    Leaf,
}
