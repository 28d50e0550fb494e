using System;

namespace VoicePS.Sessions;

/// <summary>The file that should hold a private key cannot be read.</summary>
internal sealed class KeyFileException : Exception
{
    public KeyFileException(string message, bool isMissing)
        : base(message) => IsMissing = isMissing;

    /// <summary>True where there is no such file; false where it is there but cannot be read.</summary>
    public bool IsMissing { get; }
}
