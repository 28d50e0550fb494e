using System;

namespace VoicePS.Sandbox.Recordings;

/// <summary>The beep at the beginning of a recording: 1 kHz for 0.3 seconds.</summary>
internal static class BeepSound
{
    public static readonly short[] Samples = Make();

    private static short[] Make()
    {
        var samples = new short[VoiceSound.Rate * 3 / 10];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(Math.Sin(2 * Math.PI * 1000 * i / VoiceSound.Rate) * 0.2 * short.MaxValue);
        return samples;
    }
}
