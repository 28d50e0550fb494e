using System;

namespace Microsoft.PowerShell.Commands;

/// <summary>The exception of a Write-Error that was given only a message.</summary>
public class WriteErrorException : SystemException
{
    public WriteErrorException()
        : this("Write-Error was called without a message.")
    {
    }

    public WriteErrorException(string message)
        : base(message)
    {
    }

    public WriteErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
