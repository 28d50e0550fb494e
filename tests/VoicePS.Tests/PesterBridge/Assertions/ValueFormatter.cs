using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Writes a value the way Pester's messages do.</summary>
internal static class ValueFormatter
{
    private const int MostItems = 10;

    public static string Format(object? value)
    {
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => "$null",
            bool truth => truth ? "$true" : "$false",
            string { Length: 0 } => "<empty>",
            string text => $"'{text}'",
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            Type type => $"[{LanguagePrimitives.ConvertTo<string>(type)}]",
            ScriptBlock script => $"{{{script}}}",
            IDictionary => LanguagePrimitives.ConvertTo<string>(plain),
            _ when LanguagePrimitives.GetEnumerable(plain) is { } items => FormatItems(items),
            _ => LanguagePrimitives.ConvertTo<string>(value),
        };
    }

    private static string FormatItems(IEnumerable items)
    {
        var all = items.Cast<object?>().ToList();
        var more = all.Count > MostItems ? $", ...{all.Count - MostItems} more" : "";
        return $"@({string.Join(", ", all.Take(MostItems).Select(Format))}{more})";
    }
}
