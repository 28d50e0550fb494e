using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>An endpoint, whose options depend on its type.</summary>
internal sealed class EndpointKind : ValueKind
{
    private const string TypeKey = "type";

    private static readonly string[] Types = NccoSchema.Endpoints.Keys.ToArray();

    private static readonly string[] TrunkKeys = ["user", "domain"];

    /// <inheritdoc/>
    public override string Description => "an endpoint, for example { \"type\": \"phone\", \"number\": \"447700900000\" }";

    /// <inheritdoc/>
    public override void Check(object value, string name, NccoPath path, FindingList findings)
    {
        if (value is not Dictionary<string, object?> fields)
        {
            WrongType(value, name, path, findings);
            return;
        }

        if (!fields.TryGetValue(TypeKey, out var given) || given is null)
        {
            var meant = fields.Keys.FirstOrDefault(static key => string.Equals(key, TypeKey, StringComparison.OrdinalIgnoreCase));
            findings.Error(
                path.Option(TypeKey),
                NccoRules.MissingOption,
                "An endpoint needs the option type.",
                meant is null or TypeKey ? $"Give {Words.Or(Types)}." : $"Write {TypeKey}, and not {meant}.");
            return;
        }

        if (given is not string type || !NccoSchema.Endpoints.TryGetValue(type, out var options))
        {
            new ChoiceKind(Types).Check(given, TypeKey, path.Option(TypeKey), findings);
            return;
        }

        var known = OptionCheck.Run(fields, options, $"An endpoint of type {type}", path, findings, key => OwnersOf(key, type));
        if (type == "sip") CheckSip(known, path, findings);
    }

    /// <inheritdoc/>
    public override object? Spell(object? value)
    {
        if (value is not Dictionary<string, object?> fields) return value;
        var type = fields.FirstOrDefault(static field => string.Equals(field.Key, TypeKey, StringComparison.OrdinalIgnoreCase)).Value as string;
        return NccoSpelling.Of(
            fields, NccoSchema.Endpoints.TryGetValue(type?.ToLowerInvariant() ?? string.Empty, out var options) ? options : [NccoSchema.EndpointType]);
    }

    private static string? OwnersOf(string option, string type)
    {
        var owners = NccoSchema.Endpoints
            .Where(entry => entry.Key != type && entry.Value.Any(known => known.Name == option))
            .Select(static entry => $"type {entry.Key}")
            .ToArray();
        return owners.Length == 0 ? null : Words.Or(owners);
    }

    // Either an address, or the user and the name of a trunk of the account.
    private static void CheckSip(Dictionary<string, object?> known, NccoPath path, FindingList findings)
    {
        var hasTrunk = TrunkKeys.Any(known.ContainsKey);
        if (!hasTrunk)
        {
            if (known.ContainsKey("uri")) return;
            findings.Error(
                path.Option("uri"),
                NccoRules.MissingOption,
                "An endpoint of type sip needs the option uri, or user and domain.",
                "Give the address, for example sip:rebekka@sip.example.com.");
        }
        else if (known.ContainsKey("uri"))
        {
            findings.Error(
                path.Option("uri"),
                NccoRules.ExclusiveOptions,
                "An endpoint of type sip has either uri, or user and domain.",
                "Leave out uri, or both user and domain.");
        }
        else
        {
            foreach (var key in TrunkKeys.Where(key => !known.ContainsKey(key)))
            {
                findings.Error(
                    path.Option(key), NccoRules.MissingOption, "An endpoint of type sip has user and domain together.", $"Add {key}.");
            }
        }
    }
}
