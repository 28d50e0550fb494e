using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VoicePS.Core.Tts;
using VoicePS.Errors;

namespace VoicePS.Commands;

/// <summary>
/// Looks at what is to be spoken before it is sent. What cannot be spoken is refused; what the vendor does not document
/// is a warning, once for the command and not once for each of its calls.
/// </summary>
internal sealed class TalkChecks(Cmdlet cmdlet)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Looks at a text, and warns of what may be meant otherwise.</summary>
    /// <param name="text">The text: plain or SSML.</param>
    /// <param name="target">Whose text it is.</param>
    /// <returns>Why it cannot be spoken; null where it can.</returns>
    public ErrorRecord? Check(string text, object target)
    {
        var problems = SpokenText.Check(text);
        if (problems.FirstOrDefault(static problem => problem.Severity == SpokenTextSeverity.Error) is { } refusal)
        {
            return VoiceErrors.TextRefused(refusal, target);
        }

        foreach (var problem in problems) Warn($"{problem.Message} {problem.Fix}");
        return null;
    }

    /// <summary>Looks at a voice, and warns of what the vendor does not document.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="text">What it is to say.</param>
    public void Check(TalkVoice voice, string text)
    {
        foreach (var problem in voice.Check(text))
        {
            Warn($"{problem.Message} {problem.Fix} It is sent all the same; Get-VoiceTalkStyle shows what is documented.");
        }
    }

    private void Warn(string message)
    {
        if (_told.Add(message)) cmdlet.WriteWarning(message);
    }
}
