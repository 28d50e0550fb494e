using System;

namespace VoicePS.Core.Credentials;

/// <summary>No application and key were found. The message says where it was looked, and never holds a secret.</summary>
public sealed class CredentialException : Exception
{
    /// <summary>Describes a search that found nothing to use.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="message">One or two sentences for the user.</param>
    /// <param name="place">The variable or the file that it is about.</param>
    public CredentialException(CredentialProblem problem, string message, string place)
        : base(message)
    {
        Problem = problem;
        Place = place;
    }

    /// <summary>Why.</summary>
    public CredentialProblem Problem { get; }

    /// <summary>The variable or the file that it is about.</summary>
    public string Place { get; }
}
