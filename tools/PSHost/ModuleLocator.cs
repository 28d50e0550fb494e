using System;
using System.IO;

namespace PSHost;

/// <summary>Finds the built module in the source tree around the current folder or around this program.</summary>
internal static class ModuleLocator
{
    private const string Solution = "VoicePS.sln";

    /// <summary>What to say when there is no module.</summary>
    public const string Missing =
        "The VoicePS module is not built: there is no out/VoicePS/VoicePS.psd1 in the source tree around the current folder or around PSHost. " +
        "'dotnet build' makes it. This session runs without it.";

    /// <summary>The module's manifest, or null. The source tree around the current folder counts before PSHost's own.</summary>
    public static string? Find()
    {
        var tree = TreeAround(Environment.CurrentDirectory) ?? TreeAround(AppContext.BaseDirectory);
        if (tree is null)
            return null;

        var manifest = Path.Combine(tree, "out", "VoicePS", "VoicePS.psd1");
        return File.Exists(manifest) ? manifest : null;
    }

    private static string? TreeAround(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        return null;
    }
}
