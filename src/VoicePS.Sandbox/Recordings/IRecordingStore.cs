namespace VoicePS.Sandbox.Recordings;

/// <summary>Keeps recordings and transcripts. Safe to use from several threads.</summary>
internal interface IRecordingStore
{
    /// <summary>Keeps a recording.</summary>
    StoredFile Record(RecordingSpec spec);

    /// <summary>Makes a transcript of a recording that is kept, from what was said in it.</summary>
    StoredFile Transcribe(StoredFile recording);
}
