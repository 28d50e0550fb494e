using System;
using System.Collections.Generic;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>One sentence of a transcript.</summary>
public sealed class VoiceTranscriptionSentence
{
    internal VoiceTranscriptionSentence(
        EventFields fields, int channel, IReadOnlyList<VoiceTranscriptionWord> words, string? recordingUuid)
    {
        Channel = channel;
        RecordingUuid = recordingUuid;
        Words = words;
        Sentence = fields.Text("sentence");
        RawSentence = fields.Text("raw_sentence");
        Start = fields.Milliseconds("timestamp");
        Duration = fields.Milliseconds("duration");
        AdditionalProperties = fields.Rest();
    }

    /// <summary>The channel of the recording that it is on, from 1. Who speaks on which is decided by the record action.</summary>
    public int Channel { get; }

    /// <summary>When it begins, from the beginning of the recording.</summary>
    public TimeSpan? Start { get; }

    /// <summary>How long it takes.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>What was said, with capitals and punctuation.</summary>
    public string? Sentence { get; }

    /// <summary>What was said, as it was heard.</summary>
    public string? RawSentence { get; }

    /// <summary>The words one by one.</summary>
    public IReadOnlyList<VoiceTranscriptionWord> Words { get; }

    /// <summary>The id of the recording, where it is known from the event.</summary>
    public string? RecordingUuid { get; }

    /// <summary>What the service said beyond the other properties, by its own names.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    /// <summary>What was said.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Sentence ?? RawSentence ?? string.Empty;
}
