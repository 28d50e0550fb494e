using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Fills &lt;name&gt;, &lt;_&gt; and &lt;user.name&gt; in the names of blocks and tests from the items of -ForEach.</summary>
internal static partial class NameTemplate
{
    /// <remarks>
    /// Names must be known before anything runs, so a placeholder for what only BeforeAll would set stays as it is written.
    /// </remarks>
    public static string Fill(string name, IReadOnlyDictionary<string, object?> variables) =>
        Placeholder().Replace(name, match => match.Groups["escaped"].Success
            ? match.Groups["escaped"].Value
            : Value(match.Groups["expression"].Value, variables) ?? match.Value);

    private static string? Value(string expression, IReadOnlyDictionary<string, object?> variables)
    {
        if (!variables.ContainsKey(FirstName().Match(expression).Value))
            return null;

        var context = variables.Select(pair => new PSVariable(pair.Key, pair.Value)).ToList();
        try
        {
            var values = ScriptBlock.Create("$" + expression).InvokeWithContext(null, context);
            return values.Count == 1 && values[0]?.BaseObject is string text ? text : ValueFormatter.Format(values.Count == 1 ? values[0] : values);
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    [GeneratedRegex("(?<!`)<(?<expression>[^>`]+)>|`(?<escaped>[<>])")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\w+")]
    private static partial Regex FirstName();
}
