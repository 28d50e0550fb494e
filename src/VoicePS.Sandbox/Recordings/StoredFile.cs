namespace VoicePS.Sandbox.Recordings;

/// <summary>A recording or a transcript that can be downloaded.</summary>
/// <param name="Id">The id in its URL.</param>
/// <param name="Url">Where it is downloaded.</param>
/// <param name="RecordingUuid">The id of the recording, which is another than that of the file.</param>
/// <param name="Size">In bytes.</param>
internal sealed record StoredFile(string Id, string Url, string RecordingUuid, long Size);
