using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HelpBuilder.Output;
using HelpBuilder.Pages;

namespace HelpBuilder;

/// <summary>Turns a folder of Markdown pages into the files that Get-Help reads.</summary>
internal static class HelpCompiler
{
    /// <summary>Converts every page. Nothing is written unless all of them are right.</summary>
    /// <param name="pagesFolder">Where the pages are.</param>
    /// <param name="outputFolder">Where the help files go, for example <c>out/VoicePS/en-US</c>.</param>
    /// <returns>What is wrong, one entry for each page at fault; empty when all is well.</returns>
    public static IReadOnlyList<PageException> Compile(string pagesFolder, string outputFolder)
    {
        var faults = new List<PageException>();
        var commands = new List<CommandPage>();
        var files = new Dictionary<string, string>();

        foreach (var path in Find(Path.GetFullPath(pagesFolder), faults))
        {
            try
            {
                var page = MarkdownPage.Load(path);
                switch (page.Kind)
                {
                    case PageKind.Cmdlet:
                        commands.Add(CommandPageReader.Read(page));
                        break;
                    case PageKind.About:
                        files[page.Name + ".help.txt"] = AboutText.Write(page);
                        break;
                }
            }
            catch (PageException fault)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0) return faults;
        foreach (var group in commands.GroupBy(static command => command.HelpFile)) files[group.Key] = MamlFile.Write(group);
        OutputFolder.Write(outputFolder, files);
        return faults;
    }

    private static string[] Find(string folder, List<PageException> faults)
    {
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).ToArray() : [];
        if (paths.Length == 0) faults.Add(new PageException(folder, 0, "There are no help pages in this folder."));
        return paths;
    }
}
