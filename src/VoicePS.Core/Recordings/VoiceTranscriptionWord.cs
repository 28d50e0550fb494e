using System;
using System.Collections.Generic;
using VoicePS.Core.Events;

namespace VoicePS;

/// <summary>One word of a transcript.</summary>
public sealed class VoiceTranscriptionWord
{
    internal VoiceTranscriptionWord(EventFields fields)
    {
        Word = fields.Text("word");
        Start = fields.Milliseconds("start_time");
        End = fields.Milliseconds("end_time");
        Confidence = fields.Money("confidence");
        AdditionalProperties = fields.Rest();
    }

    /// <summary>The word.</summary>
    public string? Word { get; }

    /// <summary>When it begins, from the beginning of the recording.</summary>
    public TimeSpan? Start { get; }

    /// <summary>When it ends, from the beginning of the recording.</summary>
    public TimeSpan? End { get; }

    /// <summary>How sure the service is: 0 to 1.</summary>
    public decimal? Confidence { get; }

    /// <summary>What the service said beyond the other properties, by its own names.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    /// <summary>The word.</summary>
    /// <returns>The word.</returns>
    public override string ToString() => Word ?? string.Empty;
}
