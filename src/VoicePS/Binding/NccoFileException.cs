using System;

namespace VoicePS.Binding;

/// <summary>A file that should hold an NCCO cannot be read.</summary>
internal sealed class NccoFileException : FormatException
{
    public NccoFileException(string file, string message, Exception? innerException = null)
        : base(message, innerException) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }
}
