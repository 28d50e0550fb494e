namespace VoicePS.Sandbox.Calls;

/// <summary>Chance that can be repeated: what comes out depends on nothing but what goes in (SplitMix64).</summary>
internal static class Dice
{
    /// <summary>64 bits for a throw with a certain number.</summary>
    public static ulong Throw(ulong seed, ulong number) => Mix(Mix(seed) + number);

    /// <summary>A number from 0 up to but not including 1.</summary>
    public static double Fraction(ulong seed, ulong number) => (Throw(seed, number) >> 11) * (1.0 / (1UL << 53));

    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
