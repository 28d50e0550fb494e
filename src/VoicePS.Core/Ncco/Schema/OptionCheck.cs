using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Lint;

namespace VoicePS.Core.Ncco.Schema;

/// <summary>Tests the options of an object against the table of those that there are.</summary>
internal static class OptionCheck
{
    /// <summary>Tests each option that is given, and looks for those that are not.</summary>
    /// <param name="fields">The options as they are given.</param>
    /// <param name="options">The options that there are.</param>
    /// <param name="owner">Whose options they are, for messages.</param>
    /// <param name="path">Where the object is.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="elsewhere">Tells who else has an option of a name, or null.</param>
    /// <returns>The known options that have a value, by the API's names, however they were spelled.</returns>
    public static Dictionary<string, object?> Run(
        IReadOnlyDictionary<string, object?> fields,
        IReadOnlyList<OptionSchema> options,
        string owner,
        NccoPath path,
        FindingList findings,
        Func<string, string?>? elsewhere = null)
    {
        var known = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (findings.IsFull) return known;
            var place = path.Option(field.Key);
            if (Find(field.Key, options, place, findings) is not { } option)
            {
                Unknown(field.Key, options, owner, place, findings, elsewhere?.Invoke(field.Key));
                continue;
            }

            if (option.ReplacedBy is { } modern) Old(field.Value, option, modern, place, findings);
            if (field.Value is null) Null(option, place, findings);
            else option.Kind.Check(field.Value, option.Name, place, findings);
            if (field.Value is not null || !known.ContainsKey(option.Name)) known[option.Name] = field.Value;
        }

        foreach (var option in options.Where(option => option.IsRequired)) Require(option, known, owner, path, findings);
        return known.Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value);
    }

    private static OptionSchema? Find(string name, IReadOnlyList<OptionSchema> options, NccoPath path, FindingList findings)
    {
        if (options.FirstOrDefault(option => option.Name == name) is { } exact) return exact;
        if (options.FirstOrDefault(option => option.DisputedNames.Contains(name)) is { } disputed)
        {
            findings.Warning(
                path,
                NccoRules.RestSpelling,
                $"The vendor's documents and clients disagree whether an NCCO has {name} or {disputed.Name}.",
                $"Write {disputed.Name}, which the reference has.");
            return disputed;
        }

        var plain = Squeeze(name);
        if (options.FirstOrDefault(option => Squeeze(option.Name) == plain) is not { } meant) return null;
        if (name.Contains("_") && !meant.Name.Contains("_"))
        {
            findings.Error(
                path, NccoRules.RestSpelling, $"{name} is the spelling of the REST API; an NCCO has {meant.Name}.", $"Write {meant.Name}.");
        }
        else
        {
            findings.Error(
                path, NccoRules.OptionSpelling, $"The service knows {meant.Name}, and not {name}.", $"Write {meant.Name}.");
        }

        return meant;
    }

    private static void Unknown(
        string name, IReadOnlyList<OptionSchema> options, string owner, NccoPath path, FindingList findings, string? elsewhere)
    {
        var known = options.Where(static option => option.ReplacedBy is null).Select(static option => option.Name).ToArray();
        var fix = Words.Nearest(name, known) is { } nearest && elsewhere is null
            ? $"Did you mean {nearest}?"
            : "Leave it out, unless it is newer than this module.";
        findings.Warning(
            path,
            NccoRules.UnknownOption,
            elsewhere is null
                ? $"{owner} has no option {NccoPath.Shorten(name)}."
                : $"{owner} has no option {NccoPath.Shorten(name)}; {elsewhere} has one.",
            fix);
    }

    private static void Old(object? value, OptionSchema option, string modern, NccoPath path, FindingList findings) => findings.Warning(
        path,
        NccoRules.OldSpelling,
        $"{option.Name} stood here in 2017; since then it is {modern}.",
        $"Write {Nested(modern, value)}");

    private static string Nested(string modern, object? value)
    {
        var dot = modern.IndexOf('.');
        var group = modern.Substring(0, dot);
        return $"\"type\": [\"{group}\"], \"{group}\": {{ \"{modern.Substring(dot + 1)}\": {Words.Json(value)} }} in its place.";
    }

    private static void Null(OptionSchema option, NccoPath path, FindingList findings)
    {
        // What is needed is told as missing.
        if (option.IsRequired) return;
        findings.Warning(
            path, NccoRules.WrongType, $"{option.Name} is null, and should be {option.Kind.Description}.", "Leave it out, or give it a value.");
    }

    private static void Require(
        OptionSchema option, Dictionary<string, object?> known, string owner, NccoPath path, FindingList findings)
    {
        known.TryGetValue(option.Name, out var value);
        if (value is not null && !(value is string text && string.IsNullOrWhiteSpace(text))) return;
        findings.Error(
            path.Option(option.Name),
            NccoRules.MissingOption,
            value is null ? $"{owner} needs the option {option.Name}." : $"{option.Name} is empty, and {owner} needs it.",
            $"Add {option.Name}: {option.Kind.Description}.");
    }

    private static string Squeeze(string name) =>
        name.Length > 64 ? name : name.Replace("_", string.Empty).Replace("-", string.Empty).ToLowerInvariant();
}
