using System;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>A recording is ready. The service says where it is in this event only.</summary>
public sealed class VoiceRecordEvent : VoiceEvent
{
    internal VoiceRecordEvent(EventFields fields)
        : base(fields)
    {
        RecordingUrl = fields.Text("recording_url");
        RecordingUuid = fields.Text("recording_uuid");
        StartTime = fields.Time("start_time");
        EndTime = fields.Time("end_time");
        Size = fields.Whole("size");
    }

    /// <inheritdoc/>
    public override string EventType => "record";

    /// <summary>Where the recording is; null where nothing was recorded.</summary>
    public string? RecordingUrl { get; }

    /// <summary>The id of the recording.</summary>
    public string? RecordingUuid { get; }

    /// <summary>When the recording began, in UTC.</summary>
    public DateTimeOffset? StartTime { get; }

    /// <summary>When the recording ended, in UTC.</summary>
    public DateTimeOffset? EndTime { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long? Size { get; }

    /// <inheritdoc/>
    public override string Summary => RecordingUrl ?? "without a recording";
}
