using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>What an input listens for, and the settings that go with it.</summary>
internal sealed class InputRule : INccoRule
{
    private static readonly string[] Types = ["dtmf", "speech"];

    private static readonly string[] Flat = ["timeOut", "maxDigits", "submitOnHash"];

    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        foreach (var action in actions.Where(static action => action.Name == "input"))
        {
            CheckType(action, findings);
            if (action.Option("mode") is "asynchronous") CheckAsynchronous(action, findings);
        }
    }

    private static void CheckType(NccoAction action, FindingList findings)
    {
        if (!action.Has("type"))
        {
            // The old form is told option by option, with what to write in its place.
            if (Flat.Any(action.Has)) return;
            var meant = Types.Where(action.Has).DefaultIfEmpty("dtmf").Select(static type => Words.Json(type));
            findings.Warning(
                action.Path.Option("type"),
                NccoRules.MissingOption,
                "An input says in type what it listens for; older documents do without.",
                $"Add \"type\": [{string.Join(", ", meant)}].");
            return;
        }

        if (action.Option("type") is not object?[] types) return;
        foreach (var type in Types.Where(type => action.Has(type) && !types.Contains(type)))
        {
            findings.Warning(
                action.Path.Option(type),
                NccoRules.UnusedOption,
                $"The settings in {type} have no effect: type does not have {Words.Json(type)}.",
                $"Add {Words.Json(type)} to type, or leave out {type}.");
        }
    }

    // Each key is told at once, so there is nothing to collect.
    private static void CheckAsynchronous(NccoAction action, FindingList findings)
    {
        var nested = action.Option("dtmf") is Dictionary<string, object?> { Count: > 0 };
        foreach (var name in Flat.Where(action.Has).Concat(nested ? ["dtmf"] : []))
        {
            findings.Error(
                action.Path.Option(name),
                NccoRules.ExclusiveOptions,
                $"An asynchronous input takes no settings for keys, and {name} is one.",
                name == "dtmf" ? "Leave them out, or mode." : $"Leave out {name}, or mode.");
        }
    }
}
