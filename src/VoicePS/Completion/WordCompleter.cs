using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using VoicePS.Binding;

namespace VoicePS.Completion;

/// <summary>Completes the words that <see cref="ValidateOptionalWordAttribute"/> allows for a parameter.</summary>
/// <typeparam name="TCmdlet">The cmdlet that has the parameter.</typeparam>
internal sealed class WordCompleter<TCmdlet> : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        (typeof(TCmdlet).GetProperty(parameter)?.GetCustomAttribute<ValidateOptionalWordAttribute>()?.Words ?? [])
            .Select(static word => new Suggestion(word, word));
}
