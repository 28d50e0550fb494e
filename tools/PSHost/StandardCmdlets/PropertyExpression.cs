using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// One element of a -Property parameter: a name, a name with wildcards, a script block, or a hashtable that calculates a
/// property: @{ Name = ...; Expression = ...; Ascending = ...; Descending = ... }.
/// </summary>
internal sealed record PropertyExpression(string? Name, PSPropertyExpression Expression, bool? Descending)
{
    public static IReadOnlyList<PropertyExpression> ParseAll(PSCmdlet cmdlet, IEnumerable<object>? properties) =>
        (properties ?? []).Select(property => Parse(cmdlet, property)).ToArray();

    private static PropertyExpression Parse(PSCmdlet cmdlet, object property)
    {
        var value = property is PSObject wrapped ? wrapped.BaseObject : property;
        return value switch
        {
            IDictionary calculated => Calculated(cmdlet, calculated),
            ScriptBlock or string or PSPropertyExpression => new PropertyExpression(null, ToExpression(value), null),
            _ => new PropertyExpression(null, new PSPropertyExpression(value?.ToString() ?? string.Empty), null),
        };
    }

    private static PropertyExpression Calculated(PSCmdlet cmdlet, IDictionary table)
    {
        string? name = null;
        PSPropertyExpression? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            var key = entry.Key.ToString() ?? string.Empty;
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (IsShortFor(key, "Name") || IsShortFor(key, "Label"))
                name = value?.ToString();
            else if (IsShortFor(key, "Expression") && value is string or ScriptBlock)
                expression = ToExpression(value);
            else if (IsShortFor(key, "Descending"))
                descending = LanguagePrimitives.IsTrue(value);
            else if (IsShortFor(key, "Ascending"))
                descending = !LanguagePrimitives.IsTrue(value);
            else
                Refuse(cmdlet, $"A calculated property has Name and Expression, not '{key}'.", "DictionaryKeyUnknown", table);
        }

        if (expression is null)
            Refuse(cmdlet, "A calculated property needs an Expression: a script block or the name of a property.", "DictionaryKeyMissing", table);
        return new PropertyExpression(name, expression!, descending);
    }

    private static PSPropertyExpression ToExpression(object value) => value switch
    {
        PSPropertyExpression ready => ready,
        ScriptBlock script => new PSPropertyExpression(script),
        _ => new PSPropertyExpression((string)value),
    };

    private static bool IsShortFor(string key, string full) => key.Length > 0 && full.StartsWith(key, StringComparison.OrdinalIgnoreCase);

    private static void Refuse(PSCmdlet cmdlet, string message, string id, object target) =>
        cmdlet.ThrowTerminatingError(new ErrorRecord(new NotSupportedException(message), id, ErrorCategory.InvalidArgument, target));
}
