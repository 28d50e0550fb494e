using System.Collections.Generic;
using System.Linq;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>Options that do not go together, or not alone, as the table has them.</summary>
internal sealed class ActionOptionsRule : INccoRule
{
    /// <inheritdoc/>
    public void Check(IReadOnlyList<NccoAction> actions, FindingList findings)
    {
        foreach (var action in actions.Where(static action => action.Schema is not null))
        {
            foreach (var conflict in action.Schema!.Conflicts.Where(conflict => action.Has(conflict.Option) && IsOn(action.Option(conflict.Other))))
            {
                findings.Add(
                    action.Path.Option(conflict.Option),
                    NccoRules.ExclusiveOptions,
                    conflict.Severity,
                    $"{conflict.Option} and {conflict.Other} exclude each other. {conflict.Reason}",
                    "Leave out one of them.");
            }

            foreach (var need in action.Schema.Needs.Where(need => action.Has(need.Option) && !Fits(action.Option(need.Needed), need.Value)))
            {
                findings.Error(
                    action.Path.Option(need.Option),
                    NccoRules.DependentOption,
                    $"{need.Option} needs {need.Needed}. {need.Reason}",
                    $"Add \"{need.Needed}\": {Words.Json(need.Value)}, or leave out {need.Option}.");
            }
        }
    }

    // What is said to be false might as well not be there.
    private static bool IsOn(object? value) => value is not (null or false) && !(value is string text && bool.TryParse(text, out var flag) && !flag);

    private static bool Fits(object? value, object needed) => needed is true ? Schema.FlagKind.IsTrue(value) : Equals(value, needed);
}
