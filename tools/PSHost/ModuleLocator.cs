using System;
using System.IO;

namespace PSHost;

/// <summary>Finds the built module in the source tree around the current folder or around this program.</summary>
internal static class ModuleLocator
{
    public const string Missing =
        "The VoicePS module is not there: no out/VoicePS/VoicePS.psd1 above the current folder or above PSHost. " +
        "Build it with 'dotnet build'. This session runs without it.";

    public static string? Find() => FindAbove(Environment.CurrentDirectory) ?? FindAbove(AppContext.BaseDirectory);

    private static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "VoicePS.sln")))
                continue;

            var manifest = Path.Combine(folder.FullName, "out", "VoicePS", "VoicePS.psd1");
            return File.Exists(manifest) ? manifest : null;
        }

        return null;
    }
}
