using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>What does not go with the endpoint of a connect.</summary>
internal sealed class ConnectRule : INccoRule
{
    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        foreach (var action in actions.Where(static action => action.Name == "connect" && action.Has("ringbackTone") && CallsPhone(action)))
        {
            findings.Warning(
                action.Path.Option("ringbackTone"),
                NccoRules.UnusedOption,
                "The vendor advises against ringbackTone for a phone: its carrier has a tone of its own.",
                "Leave out ringbackTone.");
        }
    }

    private static bool CallsPhone(NccoAction action) =>
        action.Option("endpoint") is object?[] endpoints
        && endpoints.OfType<Dictionary<string, object?>>().Any(static endpoint => endpoint.TryGetValue("type", out var type) && type is "phone");
}
