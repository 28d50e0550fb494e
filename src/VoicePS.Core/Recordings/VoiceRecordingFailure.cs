namespace VoicePS;

/// <summary>Why a recording could not be saved.</summary>
public enum VoiceRecordingFailure
{
    /// <summary>Nothing was recorded: the event has no address, or a size of 0, or the file is empty.</summary>
    Empty,

    /// <summary>The address is none, or not one of the web.</summary>
    NoAddress,

    /// <summary>The file is there already.</summary>
    FileExists,

    /// <summary>The file could not be written.</summary>
    FileNotWritten,
}
