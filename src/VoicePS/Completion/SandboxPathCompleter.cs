using System.Collections;
using System.Collections.Generic;

namespace VoicePS.Completion;

/// <summary>Completes the paths of the API, as a fault of the sandbox takes them.</summary>
internal sealed class SandboxPathCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
    [
        new("/v1/calls", "placing calls, and the list of calls"),
        new("/v1/calls/*", "everything about one call"),
        new("/v1/calls/*/talk", "speaking into a call"),
        new("/v1/calls/*/stream", "playing audio into a call"),
        new("/v1/calls/*/dtmf", "sending tones into a call"),
        new("/v1/calls/*/input/dtmf", "reporting single keys"),
        new("/v1/files/*", "recordings and transcripts"),
    ];
}
