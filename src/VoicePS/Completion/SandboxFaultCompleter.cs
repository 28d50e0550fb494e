using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Loading;
using VoicePS.Sessions;

namespace VoicePS.Completion;

/// <summary>Completes the names of the faults that the sandboxes here have.</summary>
internal sealed class SandboxFaultCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        RunspaceState.RunningSandboxes
            .SelectMany(SandboxLibrary.ReadFaults)
            .Select(static fault => new Suggestion(fault.Name, $"{fault.Kind} for {fault.Path}"));
}
