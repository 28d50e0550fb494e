using System;
using System.Collections.Concurrent;

namespace VoicePS.Sandbox.Recordings;

/// <summary>
/// What a voice sounds like here: soft tones in the rhythm and the pitch of speech, a voice of its own for each
/// channel. Always the same, so that two downloads of a recording are equal to the byte.
/// </summary>
internal static class VoiceSound
{
    public const int Rate = 16000;

    private const int SyllableLength = Rate / 4;
    private const int SyllableSound = Rate * 18 / 100;
    private const double LowestPitch = 110;
    private const double Loudness = 0.25;

    // How the voice rises and falls, in semitones, syllable by syllable. The rest in it is a breath.
    private static readonly int?[] Melody = { 0, 2, 3, 2, null, 4, 3, 1, 0, -1, 2, null, 3, 5, 1, -2 };
    private static readonly ConcurrentDictionary<int, short[]> Voices = new();

    /// <summary>Four seconds of a voice, to be repeated.</summary>
    public static short[] OfVoice(int number) => Voices.GetOrAdd(number % 32, Make);

    private static short[] Make(int number)
    {
        var sound = new short[SyllableLength * Melody.Length];
        for (var syllable = 0; syllable < Melody.Length; syllable++)
        {
            if (Melody[syllable] is not { } semitones) continue;

            // Each voice is a little more than a whole tone above the one before, within two octaves.
            var pitch = LowestPitch * Math.Pow(2, (semitones + number * 2.5 % 24) / 12);
            for (var i = 0; i < SyllableSound; i++)
            {
                var angle = 2 * Math.PI * pitch * i / Rate;
                var tone = (Math.Sin(angle) + Math.Sin(2 * angle) / 2 + Math.Sin(3 * angle) / 4) / 1.75;
                var swell = Math.Sin(Math.PI * i / SyllableSound);
                sound[syllable * SyllableLength + i] = (short)(tone * swell * swell * Loudness * short.MaxValue);
            }
        }

        return sound;
    }
}
