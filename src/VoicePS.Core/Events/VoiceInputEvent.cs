using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Events;
using VoicePS.Core.Json;

namespace VoicePS;

/// <summary>Somebody pressed keys or spoke.</summary>
public sealed class VoiceInputEvent : VoiceEvent
{
    internal VoiceInputEvent(EventFields fields)
        : base(fields)
    {
        if (fields.Object("dtmf") is { } dtmf)
        {
            Digits = Text(dtmf, "digits");
            TimedOut = TolerantText.Flag(Text(dtmf, "timed_out"));
        }
        else
        {
            // The first form of the input action said it without an object around it.
            Digits = fields.Text("dtmf");
            TimedOut = fields.Flag("timed_out");
        }

        if (fields.Object("speech") is not { } speech) return;
        SpeechResults = Results(speech);
        SpeechTimeoutReason = Text(speech, "timeout_reason");
        SpeechError = speech.TryGetValue("error", out var error) ? EventFields.AsText(error) ?? Nested(error) : null;
        RecordingUrl = Text(speech, "recording_url");
    }

    /// <inheritdoc/>
    public override string EventType => "input";

    /// <summary>The keys that were pressed; null where none was.</summary>
    public string? Digits { get; }

    /// <summary>True where the input ended because no further key was pressed in time.</summary>
    public bool? TimedOut { get; }

    /// <summary>What was said, as the service understood it best; null where it understood nothing.</summary>
    public string? SpeechText => SpeechResults.Count == 0 ? null : SpeechResults[0].Text;

    /// <summary>Every way in which the service understood what was said, the best first.</summary>
    public IReadOnlyList<VoiceSpeechResult> SpeechResults { get; } = [];

    /// <summary>Why listening ended: <c>end_on_silence_timeout</c>, <c>max_duration</c> or <c>start_timeout</c>.</summary>
    public string? SpeechTimeoutReason { get; }

    /// <summary>Why speech was not understood, in the service's words.</summary>
    public string? SpeechError { get; }

    /// <summary>Where the recording of the speech is, where it was to be saved.</summary>
    public string? RecordingUrl { get; }

    /// <inheritdoc/>
    public override string Summary
    {
        get
        {
            if (Digits is not null) return $"keys {Digits}";
            if (SpeechText is not null) return $"speech \"{SpeechText}\"";
            return SpeechError ?? "nothing";
        }
    }

    private static VoiceSpeechResult[] Results(IReadOnlyDictionary<string, object?> speech)
    {
        if (!speech.TryGetValue("results", out var value) || value is not object?[] results) return [];
        return
        [
            .. results.OfType<IReadOnlyDictionary<string, object?>>().Select(static result =>
                new VoiceSpeechResult(Text(result, "text"), TolerantText.Money(Text(result, "confidence")))),
        ];
    }

    private static string? Nested(object? error) =>
        error is IReadOnlyDictionary<string, object?> members ? Text(members, "reason") ?? Text(members, "message") : null;

    private static string? Text(IReadOnlyDictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) ? EventFields.AsText(value) : null;
}
