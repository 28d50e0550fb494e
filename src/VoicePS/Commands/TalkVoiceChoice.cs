using VoicePS.Core.Tts;

namespace VoicePS.Commands;

/// <summary>
/// Decides who speaks, where one voice may be typed and another come with a record. What is typed counts before what
/// comes with a record. In a record, a style counts before a name: of the voices that have both, the style is the newer
/// way to say it.
/// </summary>
internal sealed class TalkVoiceChoice
{
    private readonly bool _nameIsTyped;
    private readonly bool _styleIsTyped;

    /// <summary>Remembers what was typed.</summary>
    /// <param name="typed">The voice before the first record.</param>
    public TalkVoiceChoice(TalkVoice typed)
    {
        _nameIsTyped = !string.IsNullOrEmpty(typed.VoiceName);
        _styleIsTyped = typed.Style is not null || !string.IsNullOrEmpty(typed.Language);
    }

    /// <summary>Whether the voice was typed in both ways, which is one too many.</summary>
    public bool IsTypedTwice => _nameIsTyped && _styleIsTyped;

    /// <summary>Chooses the voice of a record.</summary>
    /// <param name="given">What was typed and what came with the record, together. An empty text is none.</param>
    /// <returns>The voice, in one way only.</returns>
    public TalkVoice Choose(TalkVoice given)
    {
        var byName = _nameIsTyped || (!_styleIsTyped && given.Style is null && !string.IsNullOrEmpty(given.VoiceName));
        return byName
            ? new TalkVoice { VoiceName = given.VoiceName, Premium = given.Premium }
            : new TalkVoice { Language = string.IsNullOrEmpty(given.Language) ? null : given.Language, Style = given.Style, Premium = given.Premium };
    }
}
