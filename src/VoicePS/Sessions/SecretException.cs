using System;

namespace VoicePS.Sessions;

/// <summary>Why a secret in a vault is of no use.</summary>
internal enum SecretProblem
{
    /// <summary>SecretManagement is not installed.</summary>
    ModuleMissing,

    /// <summary>The vault does not have it, or does not give it.</summary>
    NotRead,

    /// <summary>It is something else than a private key.</summary>
    Content,
}

/// <summary>A secret in a vault is of no use. The message never holds any of it.</summary>
internal sealed class SecretException : Exception
{
    public SecretException(SecretProblem problem, string message, string advice)
        : base(message)
    {
        Problem = problem;
        Advice = advice;
    }

    public SecretProblem Problem { get; }

    /// <summary>What to do.</summary>
    public string Advice { get; }
}
