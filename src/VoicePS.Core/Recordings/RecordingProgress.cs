namespace VoicePS.Core.Recordings;

/// <summary>How far a download has come.</summary>
/// <param name="Received">How many bytes are there.</param>
/// <param name="Total">How many there will be, where somebody said so.</param>
public readonly record struct RecordingProgress(long Received, long? Total);
