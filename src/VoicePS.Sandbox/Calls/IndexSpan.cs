namespace VoicePS.Sandbox.Calls;

/// <summary>A run of numbers: one after the other, or a part of a list of some of them.</summary>
/// <param name="Numbers">The list; null where the numbers follow each other.</param>
/// <param name="Start">The first number, or its place in the list.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct IndexSpan(int[]? Numbers, int Start, int Count)
{
    public int this[int place] => Numbers is null ? Start + place : Numbers[Start + place];
}
