using System;

namespace VoicePS.Binding;

/// <summary>What was given for an NCCO is none at all. The message says what to do next.</summary>
internal sealed class NccoInputException : FormatException
{
    public NccoInputException(string message)
        : base(message)
    {
    }
}
