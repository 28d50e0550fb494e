using System;

namespace VoicePS.Tests.Support;

/// <summary>Long forms of tests, which an ordinary run leaves out: VOICEPS_SOAK=1 asks for them.</summary>
internal static class SoakSwitch
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("VOICEPS_SOAK") == "1";
}
