using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoicePS.Sandbox.Api;

namespace VoicePS.Sandbox.Recordings;

/// <summary>Writes the transcript of a recording. Times are in milliseconds.</summary>
internal static class TranscriptJson
{
    private const double Confidence = 0.98;
    private static readonly Regex Mark = new(@"[^\p{L}\p{N}\s'’-]", RegexOptions.CultureInvariant);

    public static byte[] Write(RecordingSpec recording, Guid requestId) => JsonText.Object(json =>
    {
        json.WriteString("ver", "1.0.0");
        json.WriteString("request_id", requestId.ToString());
        json.WriteStartArray("channels");
        for (var channel = 0; channel < recording.Channels; channel++) WriteChannel(json, recording, channel);
        json.WriteEndArray();
    });

    private static void WriteChannel(Utf8JsonWriter json, RecordingSpec recording, int channel)
    {
        json.WriteStartObject();
        json.WriteStartArray("transcript");
        foreach (var sentence in recording.Sentences.Where(sentence => Math.Min(sentence.Channel, recording.Channels - 1) == channel))
            WriteSentence(json, sentence);
        json.WriteEndArray();
        json.WriteNumber("duration", Milliseconds(recording.Duration));
        json.WriteEndObject();
    }

    private static void WriteSentence(Utf8JsonWriter json, SpokenSentence sentence)
    {
        json.WriteStartObject();
        json.WriteString("sentence", sentence.Text);
        json.WriteString("raw_sentence", RawTextOf(sentence.Text));
        json.WriteNumber("duration", Milliseconds(sentence.Duration));
        json.WriteNumber("timestamp", Milliseconds(sentence.Offset));
        json.WriteStartArray("words");
        WriteWords(json, sentence);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A long word takes longer than a short one.
    private static void WriteWords(Utf8JsonWriter json, SpokenSentence sentence)
    {
        var words = sentence.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Sum(static word => word.Length);
        var start = Milliseconds(sentence.Offset);
        var duration = Milliseconds(sentence.Duration);
        var spoken = 0;
        foreach (var word in words)
        {
            json.WriteStartObject();
            json.WriteString("word", word);
            json.WriteNumber("start_time", start + duration * spoken / letters);
            spoken += word.Length;
            json.WriteNumber("end_time", start + duration * spoken / letters);
            json.WriteNumber("confidence", Confidence);
            json.WriteEndObject();
        }
    }

    // What a machine hears before it writes properly.
#pragma warning disable CA1308 // Speech has no capitals; nothing is compared here.
    private static string RawTextOf(string text) =>
        string.Join(" ", Mark.Replace(text, "").ToLower(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
#pragma warning restore CA1308

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
