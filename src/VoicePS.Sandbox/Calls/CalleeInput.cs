namespace VoicePS.Sandbox.Calls;

/// <summary>Something that whoever is in a call presses or says.</summary>
/// <param name="IsSpeech">True for words, false for keys.</param>
/// <param name="Text">The words, or the keys: 0-9, *, # and p for a pause of half a second.</param>
internal sealed record CalleeInput(bool IsSpeech, string Text)
{
    /// <summary>True where it was pressed or said before, to a question that did not get to it.</summary>
    public bool IsOld { get; init; }

    public static CalleeInput Keys(string digits) => new(false, digits);

    public static CalleeInput Speech(string text) => new(true, text);
}
