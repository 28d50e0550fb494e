using System;

namespace VoicePS.Core.Ncco;

/// <summary>The text of an NCCO cannot be read.</summary>
internal sealed class NccoFormatException : FormatException
{
    public NccoFormatException(string rule, string message, Exception? innerException = null)
        : base(message, innerException) => Rule = rule;

    /// <summary>The rule that it breaks.</summary>
    public string Rule { get; }
}
