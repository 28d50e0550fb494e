using System;

namespace VoicePS.Core.Http;

/// <summary>Random numbers for everybody: the system's source is not safe to use from several threads.</summary>
internal static class SharedRandom
{
    private static readonly Random Source = new();

    /// <summary>A number from 0 up to 1.</summary>
    public static double NextDouble()
    {
        lock (Source) return Source.NextDouble();
    }
}
