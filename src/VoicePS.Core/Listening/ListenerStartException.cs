using System;

namespace VoicePS.Core.Listening;

/// <summary>A listener cannot be opened. The message says why in one sentence.</summary>
public sealed class ListenerStartException : Exception
{
    /// <summary>Describes why a listener cannot be opened.</summary>
    /// <param name="message">One or two sentences for the user.</param>
    /// <param name="innerException">What the system said.</param>
    public ListenerStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
