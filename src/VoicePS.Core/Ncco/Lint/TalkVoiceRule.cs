using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Schema;
using VoicePS.Core.Tts;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>Who speaks is somebody that the vendor documents.</summary>
internal sealed class TalkVoiceRule : INccoRule
{
    private static readonly Dictionary<string, string> OptionOf = new()
    {
        [TalkVoice.LanguageRule] = "language",
        [TalkVoice.StyleRule] = "style",
        [TalkVoice.PremiumRule] = "premium",
        [TalkVoice.VoiceNameRule] = "voiceName",
        [TalkVoice.SsmlRule] = "text",
    };

    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        // Another engine has voices of its own.
        foreach (var action in actions.Where(static action => action.Name == "talk" && !action.Has("provider")))
        {
            var voice = new TalkVoice
            {
                Language = action.Option("language") as string,
                Style = NumberKind.Read(action.Option("style")) is { } style and >= 0 and <= int.MaxValue ? (int)style : null,
                Premium = action.Has("premium") ? action.IsTrue("premium") : null,
                VoiceName = action.Option("voiceName") as string,
            };
            foreach (var problem in voice.Check(action.Option("text") as string ?? string.Empty))
            {
                var option = OptionOf[problem.Rule];
                findings.Warning(
                    action.Path.Option(action.Has(option) || !action.Has("language") ? option : "language"), problem.Rule, problem.Message, problem.Fix);
            }
        }
    }
}
