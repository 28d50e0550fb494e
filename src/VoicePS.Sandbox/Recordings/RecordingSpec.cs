using System;
using System.Collections.Generic;

namespace VoicePS.Sandbox.Recordings;

/// <summary>What was recorded.</summary>
internal sealed record RecordingSpec
{
    public required string ConversationUuid { get; init; }

    /// <summary>When the recording began, by the sandbox's clock.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How long it is, by the sandbox's clock. Zero or more.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>1 to 32.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>True where a beep was to be heard at the beginning.</summary>
    public bool HasBeep { get; init; }

    /// <summary>What was said meanwhile: heard in the sound, read in the transcript.</summary>
    public IReadOnlyList<SpokenSentence> Sentences { get; init; } = Array.Empty<SpokenSentence>();
}
