using System;

namespace VoicePS;

/// <summary>A recording could not be saved, for a reason that is not the connection's.</summary>
public sealed class VoiceRecordingException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">One or two sentences.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public VoiceRecordingException(VoiceRecordingFailure reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Why the recording could not be saved.</summary>
    public VoiceRecordingFailure Reason { get; }
}
