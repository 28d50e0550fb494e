using System;
using System.Collections;
using System.Collections.Generic;

namespace VoicePS.Completion;

/// <summary>Completes the engines that speak, and those that listen.</summary>
internal sealed class ProviderCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        command.IndexOf("Input", StringComparison.OrdinalIgnoreCase) >= 0
            ? [new("google", "Google listens"), new("deepgram", "Deepgram listens")]
            : [new("Google", "Google speaks"), new("Polly", "Amazon Polly speaks"), new("ElevenLabs", "ElevenLabs speaks")];
}
