using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Schema;

namespace VoicePS.Core.Ncco.Lint;

/// <summary>An action as the rules see it.</summary>
internal sealed class NccoAction
{
    private static readonly Dictionary<string, object?> NoOptions = [];

    private readonly Dictionary<string, object?> _options;

    private NccoAction(NccoPath path, ActionSchema? schema, Dictionary<string, object?> options)
    {
        Path = path;
        Schema = schema;
        _options = options;
    }

    /// <summary>Where it is.</summary>
    public NccoPath Path { get; }

    /// <summary>What is known of such actions; null for an action that is not known.</summary>
    public ActionSchema? Schema { get; }

    /// <summary>Its name; empty for an action that is not known.</summary>
    public string Name => Schema?.Name ?? string.Empty;

    /// <summary>Reads an action, and tests its options one by one.</summary>
    public static NccoAction Read(object? value, NccoPath path, FindingList findings)
    {
        if (value is not Dictionary<string, object?> fields)
        {
            findings.Error(
                path,
                NccoRules.ActionMissing,
                $"An action is an object; this is {Words.Describe(value)}.",
                "Write { \"action\": \"talk\", … }.");
            return new NccoAction(path, null, NoOptions);
        }

        if (NameOf(fields, path, findings) is not { } name || SchemaOf(name, path, findings) is not { } schema)
        {
            return new NccoAction(path, null, NoOptions);
        }

        var known = OptionCheck.Run(fields, schema.Options, schema.Name, path, findings, option => OwnersOf(option, schema));
        return new NccoAction(path, schema, known);
    }

    /// <summary>The value of an option; null where it is not there.</summary>
    public object? Option(string name) => _options.TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether an option is there.</summary>
    public bool Has(string name) => Option(name) is not null;

    /// <summary>Whether an option says yes.</summary>
    public bool IsTrue(string name) => FlagKind.IsTrue(Option(name));

    private static string? NameOf(Dictionary<string, object?> fields, NccoPath path, FindingList findings)
    {
        var key = NccoSchema.Name.Name;
        if (fields.TryGetValue(key, out var value) && value is not null)
        {
            if (value is string { Length: > 0 } name) return name;
            findings.Error(
                path.Option(key), NccoRules.ActionMissing, $"The option action is {Words.Describe(value)}, and should be the name of an action.", Known());
            return null;
        }

        var meant = fields.Keys.FirstOrDefault(name => string.Equals(name, key, StringComparison.OrdinalIgnoreCase) && name != key);
        findings.Error(
            path,
            NccoRules.ActionMissing,
            "It does not say which action it is: the option action is missing.",
            meant is null ? Known() : $"Write {key}, and not {meant}.");
        return null;
    }

    // What people call the actions who come from other services, or have not read their names yet.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["say"] = "talk",
        ["speak"] = "talk",
        ["tts"] = "talk",
        ["play"] = "stream",
        ["dial"] = "connect",
        ["call"] = "connect",
        ["gather"] = "input",
        ["dtmf"] = "input",
        ["pause"] = "wait",
        ["conference"] = "conversation",
    };

    private static ActionSchema? SchemaOf(string name, NccoPath path, FindingList findings)
    {
        if (NccoSchema.Find(name) is { } schema)
        {
            if (schema.IsRetired)
            {
                findings.Warning(
                    path.Option(NccoSchema.Name.Name),
                    NccoRules.RetiredAction,
                    $"The action {name} was tried out in 2021; the vendor's documents do not have it any more.",
                    "Ask the vendor whether your account has it.");
            }

            return schema;
        }

        var nearest = OtherWords.TryGetValue(name, out var meant)
            ? meant
            : Words.Nearest(name, [.. NccoSchema.Actions.Select(static action => action.Name)]);
        findings.Error(
            path.Option(NccoSchema.Name.Name),
            NccoRules.UnknownAction,
            $"There is no action {Words.Json(name)}.",
            nearest is null ? Known() : $"Did you mean {nearest}?");
        return null;
    }

    private static string Known() => $"Give {Words.Or([.. NccoSchema.Actions.Where(static action => !action.IsRetired).Select(static action => action.Name)])}.";

    private static string? OwnersOf(string option, ActionSchema schema)
    {
        var owners = NccoSchema.Actions
            .Where(action => action != schema && !action.IsRetired && action.Options.Any(known => known.Name == option && known.ReplacedBy is null))
            .Select(static action => action.Name)
            .ToArray();
        return owners.Length == 0 ? null : Words.Or(owners);
    }
}
