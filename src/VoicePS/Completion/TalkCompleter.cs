using System.Linq;

namespace VoicePS.Completion;

/// <summary>What the completers of voices share.</summary>
internal abstract class TalkCompleter : ValueCompleter
{
    /// <summary>A voice in words, for a tooltip.</summary>
    /// <param name="style">The voice.</param>
    protected static string Describe(VoiceTalkStyle style) => string.Join(
        ", ",
        new[]
        {
            style.Name ?? style.VoiceName,
            style.Gender?.ToLowerInvariant(),
            style switch
            {
                { Premium: true, Standard: true } => "premium if asked for",
                { Premium: true } => "premium only",
                _ => null,
            },
            style.Ssml == false ? "no SSML" : null,
        }.Where(static part => part is not null));
}
