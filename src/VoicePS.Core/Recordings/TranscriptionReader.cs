using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VoicePS.Core.Events;
using VoicePS.Core.Http;
using VoicePS.Core.Json;

namespace VoicePS.Core.Recordings;

/// <summary>Reads the transcript of a recording. One odd field never loses the rest.</summary>
internal static class TranscriptionReader
{
    private const string Expected = "a transcript";

    /// <summary>Reads the sentences of all channels, in order of time.</summary>
    /// <exception cref="VoiceApiException">The answer is no transcript.</exception>
    public static IReadOnlyList<VoiceTranscriptionSentence> Read(VoiceResponse response, string? recordingUuid)
    {
        if (Parse(response) is not IReadOnlyDictionary<string, object?> transcript
            || !transcript.TryGetValue("channels", out var value)
            || value is not object?[] channels)
        {
            throw ErrorReader.NotUnderstood(response, expected: Expected);
        }

        // A sentence of which nobody knows the time stays behind the one before it.
        return
        [
            .. channels
                .SelectMany((channel, index) => InOrder(Objects(channel, "transcript").Select(fields => Sentence(fields, index + 1, recordingUuid))))
                .OrderBy(static placed => placed.Place)
                .Select(static placed => placed.Sentence),
        ];
    }

    private static object? Parse(VoiceResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(PlainJson.Decode(response.Body));
            return PlainJson.FromElement(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw ErrorReader.NotUnderstood(response, exception, Expected);
        }
    }

    private static IEnumerable<(TimeSpan Place, VoiceTranscriptionSentence Sentence)> InOrder(IEnumerable<VoiceTranscriptionSentence> sentences)
    {
        var place = TimeSpan.Zero;
        foreach (var sentence in sentences)
        {
            place = sentence.Start ?? place;
            yield return (place, sentence);
        }
    }

    private static VoiceTranscriptionSentence Sentence(IReadOnlyDictionary<string, object?> sentence, int channel, string? recordingUuid)
    {
        var fields = new EventFields(sentence, string.Empty);
        VoiceTranscriptionWord[] words =
            [.. Objects(sentence, "words").Select(static word => new VoiceTranscriptionWord(new EventFields(word, string.Empty)))];
        if (words.Length > 0) _ = fields.Value("words");
        return new VoiceTranscriptionSentence(fields, channel, words, recordingUuid);
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Objects(object? parent, string name) =>
        parent is IReadOnlyDictionary<string, object?> members && members.TryGetValue(name, out var value) && value is object?[] items
            ? items.OfType<IReadOnlyDictionary<string, object?>>()
            : [];
}
