using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace VoicePS.Binding;

/// <summary>Completes the words that <see cref="ValidateOptionalWordAttribute"/> allows for a parameter.</summary>
/// <typeparam name="TCmdlet">The cmdlet that has the parameter.</typeparam>
internal sealed class WordCompleter<TCmdlet> : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        (typeof(TCmdlet).GetProperty(parameterName)?.GetCustomAttribute<ValidateOptionalWordAttribute>()?.Words ?? [])
            .Where(word => word.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(static word => new CompletionResult(word, word, CompletionResultType.ParameterValue, word));
}
