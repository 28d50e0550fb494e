using System.Collections.Generic;
using VoicePS.Core.Ncco.Schema;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>Actions that the call never comes to.</summary>
internal sealed class ReachRule : INccoRule
{
    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        var interruptible = false;
        for (var index = 0; index < actions.Count - 1; index++)
        {
            var action = actions[index];
            if (action.Name is "talk" or "stream")
            {
                // Once set it stays, whatever the next ones say, until there is an input.
                interruptible |= action.IsTrue("bargeIn");
                if (!interruptible && NumberKind.Read(action.Option("loop")) == 0m)
                {
                    Tell(actions, index, "is repeated without end", "Give it a loop of 1 or more, or leave out what follows.", findings);
                    return;
                }
            }
            else if (action.Name == "transfer")
            {
                Tell(actions, index, "moves the call to a conversation that goes on by an NCCO of its own", "Leave out what follows.", findings);
                return;
            }
            else if (action.Name == "input")
            {
                interruptible = false;
            }
        }
    }

    private static void Tell(IReadOnlyList<NccoAction> actions, int index, string why, string fix, FindingList findings)
    {
        var first = actions[index + 1].Path;
        var last = actions[actions.Count - 1].Path;
        var what = index + 2 == actions.Count ? $"The action {first} is never reached" : $"The actions {first} to {last} are never reached";
        findings.Warning(
            first, NccoRules.Unreachable, $"{what}: the {actions[index].Name} in {actions[index].Path} {why}.", fix);
    }
}
