using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using HelpBuilder.Pages;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;

namespace VoicePS.Tests.Help;

/// <summary>The help of the built module, read once for all tests.</summary>
internal static class ModuleHelp
{
    private static readonly Lazy<Dictionary<string, CmdletHelp>> Cmdlets = new(Load);

    public static string PagesFolder { get; } = Repository.PathOf("docs", "help");

    public static IReadOnlyCollection<string> Names => Cmdlets.Value.Keys;

    public static CmdletHelp Of(string cmdlet) => Cmdlets.Value[cmdlet];

    public static string PathOf(string page) => Path.Combine(PagesFolder, page + ".md");

    private static Dictionary<string, CmdletHelp> Load()
    {
        using var session = new ModuleSession();
        var commands = session.Run("Get-Command -Module VoicePS").Output.Cast<CmdletInfo>().ToArray();
        return commands.ToDictionary(static command => command.Name, command => new CmdletHelp(
            command,
            new HelpNode(session.Get($"Get-Help {command.Name} -Full")),
            CommandPageReader.Read(MarkdownPage.Load(PathOf(command.Name)))));
    }

    // ModuleSession hands out the objects without what Get-Help puts around them.
    private static PSObject Get(this ModuleSession session, string script)
    {
        using var shell = session.Begin(script);
        return shell.Invoke().Single();
    }
}
