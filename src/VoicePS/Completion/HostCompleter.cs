using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Http;
using VoicePS.Sessions;

namespace VoicePS.Completion;

/// <summary>Completes where a Voice API is: the sandboxes that run here, and the vendor's hosts.</summary>
internal sealed class HostCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Suggestion> Candidates(string command, string parameter, IDictionary bound) =>
        RunspaceState.RunningSandboxes
            .Select(static sandbox => Suggest(sandbox.BaseUri, "the sandbox of this session"))
            .Append(Suggest(ServiceHosts.Nearest, "the service's nearest data centre"))
            .Concat(ServiceHosts.Regions.Select(static region => Suggest(ServiceHosts.OfRegion(region.Name), region.Place)));

    private static Suggestion Suggest(Uri host, string toolTip) => new(host.GetLeftPart(UriPartial.Authority), toolTip, host.Host);
}
