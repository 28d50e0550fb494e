using System;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace VoicePS.Jwt.Keys;

/// <summary>Overwrites key material after use, so that it does not lie in memory until the collector needs the room.</summary>
internal static class Secret
{
    // Neither inlined nor optimised: a compiler may drop writes to memory that nobody reads again.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static void Wipe(Array? material)
    {
        if (material is not null) Array.Clear(material, 0, material.Length);
    }

    public static void Wipe(RSAParameters parameters)
    {
        Wipe(parameters.D);
        Wipe(parameters.P);
        Wipe(parameters.Q);
        Wipe(parameters.DP);
        Wipe(parameters.DQ);
        Wipe(parameters.InverseQ);
    }
}
