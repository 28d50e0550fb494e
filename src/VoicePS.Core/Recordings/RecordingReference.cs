using System;

namespace VoicePS.Core.Recordings;

/// <summary>What is known about a recording before it is downloaded: what the record event says, or an address alone.</summary>
public sealed class RecordingReference
{
    /// <summary>Describes a recording.</summary>
    /// <param name="address">Where it is; null or empty where the event says that nothing was recorded.</param>
    public RecordingReference(string? address) => Address = address;

    /// <summary>Where it is; null or empty where nothing was recorded.</summary>
    public string? Address { get; }

    /// <summary>The id of the recording, which is not the one in its address.</summary>
    public string? RecordingUuid { get; set; }

    /// <summary>When the recording began, in UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>The size of the file in bytes, as the event says it.</summary>
    public long? Size { get; set; }

    /// <summary>The id, or what else tells which recording this is.</summary>
    /// <returns>For example <c>2e7855d6-1b2c-4f57-a1e0-0f7a8d5f9a11</c>.</returns>
    public override string ToString() => RecordingUuid ?? Address ?? "no recording";
}
