using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace VoicePS.Binding;

/// <summary>Completes the audio formats of a websocket.</summary>
internal sealed class ContentTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var begun = (wordToComplete ?? string.Empty).Trim('\'', '"');

        // In quotes: a semicolon would end the command.
        return VoiceEndpoint.ContentTypes
            .Where(format => format.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(static format => new CompletionResult($"'{format}'", format, CompletionResultType.ParameterValue, format));
    }
}
