using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>The transcript of a recording is ready.</summary>
public sealed class VoiceTranscriptionEvent : VoiceEvent
{
    internal VoiceTranscriptionEvent(EventFields fields)
        : base(fields)
    {
        Status = fields.Text("status");
        _ = fields.Text("type");
        TranscriptionUrl = fields.Text("transcription_url");
        RecordingUuid = fields.Text("recording_uuid");
    }

    /// <inheritdoc/>
    public override string EventType => "transcription";

    /// <summary><c>transcribed</c>.</summary>
    public string? Status { get; }

    /// <summary>Where the transcript is.</summary>
    public string? TranscriptionUrl { get; }

    /// <summary>The id of the recording.</summary>
    public string? RecordingUuid { get; }

    /// <inheritdoc/>
    public override string Summary => TranscriptionUrl ?? Status ?? "without a transcript";
}
