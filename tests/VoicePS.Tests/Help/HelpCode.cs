using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>Code that stands in the help.</summary>
internal static class HelpCode
{
    /// <summary>The blocks of code in a text that are of one language, in their order.</summary>
    public static IEnumerable<string> Blocks(string text, string language) =>
        Regex.Matches(text.ReplaceLineEndings("\n"), $"```{language}\n(.*?)\n```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value);

    /// <summary>Demands that it is PowerShell, and that the module's commands in it have the parameters that they are given.</summary>
    public static void AssertIsSound(string text)
    {
        var code = Parser.ParseInput(text, out _, out var errors);
        Assert.Empty(errors.Select(static error => error.Message));
        foreach (var command in code.FindAll(static node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (!ModuleHelp.Names.Contains(command.GetCommandName())) continue;

            var known = ModuleHelp.Of(command.GetCommandName()).Command;
            Assert.All(command.CommandElements.OfType<CommandParameterAst>(), parameter => known.ResolveParameter(parameter.ParameterName));
        }
    }
}
