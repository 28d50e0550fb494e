using System;

namespace VoicePS.Sandbox;

/// <summary>The sandbox cannot start. The message says why in one plain sentence.</summary>
public sealed class SandboxStartException : Exception
{
    /// <summary>Describes why the sandbox cannot start.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="innerException">What the system reported.</param>
    public SandboxStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
