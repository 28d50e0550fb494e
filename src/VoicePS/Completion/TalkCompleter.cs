using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VoicePS.Completion;

/// <summary>
/// What the completers of voices share: they look into the table that this module carries and never at a service, take
/// wildcards and quotes as they were begun, and never fail.
/// </summary>
internal abstract class TalkCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete ?? string.Empty;
        var quote = word.Length > 0 && word[0] is '\'' or '"' ? word.Substring(0, 1) : string.Empty;
        var pattern = WildcardPattern.Get(Begun(word.Trim('\'', '"')) + "*", WildcardOptions.IgnoreCase);
        return Candidates(fakeBoundParameters ?? new Hashtable())
            .Where(candidate => pattern.IsMatch(candidate.Text))
            .Select(candidate => new CompletionResult(
                Quoted(candidate.Text, quote), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip));
    }

    /// <summary>Everything that fits the other parameters.</summary>
    /// <param name="bound">The other parameters as they stand in the command so far.</param>
    protected abstract IEnumerable<(string Text, string ToolTip)> Candidates(IDictionary bound);

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

    // A bracket that is not closed is no wildcard, and would be an error.
    private static string Begun(string word) => word.IndexOf('[') >= 0 ? WildcardPattern.Escape(word) : word;

    private static string Quoted(string text, string quote)
    {
        if (quote.Length == 0 && !text.Any(static character => char.IsWhiteSpace(character) || character is '\'' or '"')) return text;
        var mark = quote.Length == 0 ? "'" : quote;
        return mark + text.Replace(mark, mark + mark) + mark;
    }
}
