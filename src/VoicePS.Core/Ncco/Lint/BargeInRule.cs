using System.Collections.Generic;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>After what can be interrupted comes an action that hears the interruption.</summary>
internal sealed class BargeInRule : INccoRule
{
    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        NccoAction? waiting = null;
        for (var index = 0; index < actions.Count; index++)
        {
            var action = actions[index];
            if (action.Name is "talk" or "stream")
            {
                if (action.IsTrue("bargeIn")) waiting ??= action;
                continue;
            }

            // What an unknown action does is not known.
            if (waiting is not null && action.Schema is not null && action.Name != "input")
            {
                Tell(waiting, $"the next one is {action.Name}, in {action.Path}", findings);
            }

            waiting = null;
        }

        if (waiting is not null) Tell(waiting, "there is none", findings);
    }

    private static void Tell(NccoAction action, string what, FindingList findings) => findings.Error(
        action.Path.Option("bargeIn"),
        NccoRules.BargeInWithoutInput,
        $"After bargeIn the next action that is neither talk nor stream must be an input; {what}.",
        "Put an input after it, or leave out bargeIn.");
}
