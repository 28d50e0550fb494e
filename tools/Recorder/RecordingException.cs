namespace Recorder;

/// <summary>The script cannot be recorded.</summary>
public sealed class RecordingException(string message) : Exception(message);
