using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace PSHost;

/// <summary>Turns the words after a script's name into the parameters they stand for, as pwsh -File does.</summary>
internal static class ScriptArguments
{
    public static IEnumerable<CommandParameter> Parse(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!IsName(argument))
            {
                yield return new CommandParameter(null, argument);
                continue;
            }

            var colon = argument.IndexOf(':', System.StringComparison.Ordinal);
            if (colon < 0)
            {
                // The engine takes the next word as its value, unless this is a switch.
                yield return new CommandParameter(argument);
            }
            else if (colon < argument.Length - 1)
            {
                yield return new CommandParameter(argument[..colon], BooleanOrText(argument[(colon + 1)..]));
            }
            else if (i + 1 < arguments.Count)
            {
                yield return new CommandParameter(argument[..colon], arguments[++i]);
            }
        }
    }

    private static bool IsName(string argument) => argument.Length > 1 && argument[0] is '-' or '\u2013' or '\u2014' or '\u2015';

    /// <summary>A switch can only be turned off from a command line as -Name:$false, which arrives here as text.</summary>
    private static object BooleanOrText(string text) =>
        bool.TryParse(text.StartsWith('$') ? text[1..] : text, out var flag) ? flag : text;
}
