using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco.Lint;
using VoicePS.Core.Ncco.Schema;

namespace VoicePS.Core.Ncco;

/// <summary>
/// Finds what is wrong in an NCCO before the service does. It knows what the vendor documents, and calls an error only
/// what is certain to go wrong.
/// </summary>
public static class NccoLinter
{
    private static readonly INccoRule[] Rules =
    [
        new ActionOptionsRule(),
        new TalkVoiceRule(),
        new InputRule(),
        new ConnectRule(),
        new BargeInRule(),
        new ReachRule(),
    ];

    /// <summary>Tests an NCCO.</summary>
    /// <param name="ncco">The NCCO.</param>
    /// <param name="source">The file that it was read from, or null.</param>
    /// <returns>What was found, action by action; nothing where all is well.</returns>
    public static IReadOnlyList<VoiceNccoFinding> Check(VoiceNcco ncco, string? source = null) =>
        CheckActions((ncco ?? throw new ArgumentNullException(nameof(ncco))).Actions.Select(static action => action.ToFields()), source);

    /// <summary>Tests a list of actions that may be none.</summary>
    /// <param name="actions">The actions as plain values: each should be a dictionary with text keys.</param>
    /// <param name="source">The file that they were read from, or null.</param>
    /// <returns>What was found, action by action; nothing where all is well.</returns>
    public static IReadOnlyList<VoiceNccoFinding> CheckActions(IEnumerable<object?> actions, string? source = null)
    {
        var findings = new FindingList(source);
        Run(actions ?? throw new ArgumentNullException(nameof(actions)), findings);
        return findings.InOrder();
    }

    /// <summary>Tests JSON text, as a web server returns it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">The file that it was read from, or null.</param>
    /// <returns>What was found, action by action; nothing where all is well.</returns>
    public static IReadOnlyList<VoiceNccoFinding> CheckJson(string json, string? source = null)
    {
        var findings = new FindingList(source);
        try
        {
            using var document = NccoJson.Read(json ?? throw new ArgumentNullException(nameof(json)));
            var value = PlainJson.FromElement(document.RootElement);
            if (ActionsIn(value, findings) is { } actions)
            {
                var root = value is Dictionary<string, object?> ? NccoPath.Root.Item(0) : NccoPath.Root;
                NccoJson.FindDuplicates(document.RootElement, root, (path, name) => findings.Warning(
                    path,
                    NccoRules.DuplicateOption,
                    $"{NccoPath.Shorten(name)} is there twice; which of them counts is not certain.",
                    "Leave one of them."));
                Run(actions, findings);
            }
        }
        catch (NccoFormatException exception)
        {
            findings.Error(NccoPath.Root, exception.Rule, exception.Message, "Correct the JSON: [ { \"action\": \"talk\", … }, … ].");
        }

        return findings.InOrder();
    }

    private static object?[]? ActionsIn(object? value, FindingList findings)
    {
        const string Form = "An NCCO is a list of actions, each of them an object";
        switch (value)
        {
            case object?[] list:
                return list;
            case Dictionary<string, object?> action:
                findings.Warning(
                    NccoPath.Root,
                    NccoRules.NotAList,
                    $"{Form}; this is an object without a list. The cmdlets put it into one, and a web server must do so itself.",
                    "Put it into brackets: [ { … } ].");
                return [action];
            default:
                findings.Error(
                    NccoPath.Root, NccoRules.NotAList, $"{Form}; this is {Words.Describe(value)}.", "Write [ { \"action\": \"talk\", … }, … ].");
                return null;
        }
    }

    private static void Run(IEnumerable<object?> actions, FindingList findings)
    {
        var plain = PlainTree.Copy(actions, findings);
        if (plain.Count == 0)
        {
            findings.Error(
                NccoPath.Root, NccoRules.NoActions, "The NCCO holds no action: the call would end at once.", "Give at least one action.");
            return;
        }

        var read = new List<NccoAction>();
        for (var index = 0; index < plain.Count && !findings.IsFull; index++)
        {
            read.Add(NccoAction.Read(plain[index], NccoPath.Root.Item(index), findings));
        }

        foreach (var rule in Rules.TakeWhile(_ => !findings.IsFull)) rule.Check(read, findings);
    }
}
