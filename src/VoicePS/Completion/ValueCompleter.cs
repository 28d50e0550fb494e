using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VoicePS.Completion;

/// <summary>
/// What all completers here share: they look at what this process knows and never at a service, take wildcards and quotes as
/// they were begun, and never fail.
/// </summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    // What would end the argument, or mean something else in it.
    private static readonly char[] InNeedOfQuotes = [' ', '\t', '\'', '"', ';', ',', '|', '&', '(', ')', '{', '}', '<', '>', '$', '`', '@', '#'];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete ?? string.Empty;
        var quote = word.Length > 0 && word[0] is '\'' or '"' ? word.Substring(0, 1) : string.Empty;
        var pattern = WildcardPattern.Get(Begun(word.Trim('\'', '"')) + "*", WildcardOptions.IgnoreCase);
        return Candidates(commandName, parameterName, fakeBoundParameters ?? new Hashtable())
            .Where(candidate => pattern.IsMatch(candidate.Text) || (candidate.OtherName is { } other && word.Length > 0 && pattern.IsMatch(other)))
            .Select(candidate => new CompletionResult(
                Quoted(candidate.Text, quote), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip));
    }

    /// <summary>Everything that fits the other parameters, the likeliest first.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="bound">The other parameters as they stand in the command so far.</param>
    protected abstract IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound);

    // A bracket that is not closed is no wildcard, and would be an error.
    private static string Begun(string word) => word.IndexOf('[') >= 0 ? WildcardPattern.Escape(word) : word;

    private static string Quoted(string text, string quote)
    {
        if (quote.Length == 0 && text.IndexOfAny(InNeedOfQuotes) < 0) return text;
        var mark = quote.Length == 0 ? "'" : quote;
        return mark + text.Replace(mark, mark + mark) + mark;
    }
}
