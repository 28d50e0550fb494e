using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Tests.Mistakes;

/// <summary>The mistakes, in the order in which people come by them.</summary>
internal static class MistakeList
{
    public static IReadOnlyList<(string Chapter, IReadOnlyList<Mistake> Mistakes)> Chapters { get; } =
    [
        ("Connecting", ConnectingMistakes.All),
        ("Placing a call", CallingMistakes.All),
        ("Steering a call", SteeringMistakes.All),
        ("Looking and listening", ListeningMistakes.All),
    ];

    public static IEnumerable<Mistake> All => Chapters.SelectMany(static chapter => chapter.Mistakes);

    public static Mistake Of(string words) => All.Single(mistake => mistake.Words == words);
}
