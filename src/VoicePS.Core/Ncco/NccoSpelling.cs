using System;
using System.Collections.Generic;
using System.Linq;
using VoicePS.Core.Ncco.Schema;

namespace VoicePS.Core.Ncco;

/// <summary>
/// Spells the options of an action as the API does. Scripting languages know names without regard to case, so that
/// <c>@{ Action = 'talk'; BargeIn = $true }</c> is what people write; JSON does not.
/// </summary>
public static class NccoSpelling
{
    private static string NameKey => NccoSchema.Name.Name;

    /// <summary>Spells an action that was written in a script.</summary>
    /// <param name="fields">The fields as they were written.</param>
    /// <returns>The fields in the API's spelling, where they are known; the others are as they were.</returns>
    public static Dictionary<string, object?> OfAction(IReadOnlyDictionary<string, object?> fields)
    {
        var name = (fields ?? throw new ArgumentNullException(nameof(fields)))
            .FirstOrDefault(static field => string.Equals(field.Key, NameKey, StringComparison.OrdinalIgnoreCase))
            .Value as string;
        var schema = name is null ? null : NccoSchema.Find(name, ignoreCase: true);
        var spelled = Of(fields, schema?.Options ?? [NccoSchema.Name]);
        if (schema is not null) spelled[NameKey] = schema.Name;
        return spelled;
    }

    internal static Dictionary<string, object?> Of(IReadOnlyDictionary<string, object?> fields, IReadOnlyList<OptionSchema> options)
    {
        var spelled = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var option = options.FirstOrDefault(option => option.Name == field.Key) ?? options.FirstOrDefault(option => IsMeant(option, field.Key));
            var name = option?.Name ?? field.Key;

            // Two spellings of one option are two options still: the test tells about it.
            if (name != field.Key && fields.ContainsKey(name)) name = field.Key;
            spelled[name] = option is null ? field.Value : option.Kind.Spell(field.Value);
        }

        return spelled;
    }

    // No script can write content-type without quotes.
    private static bool IsMeant(OptionSchema option, string name) =>
        string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase)
        || (option.Name.IndexOf('-') >= 0 && string.Equals(option.Name.Replace("-", string.Empty), name, StringComparison.OrdinalIgnoreCase));
}
