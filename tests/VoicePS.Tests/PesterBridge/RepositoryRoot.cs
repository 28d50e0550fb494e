using System;
using System.IO;

namespace VoicePS.Tests.PesterBridge;

/// <summary>The folder that holds VoicePS.sln, wherever the tests were built to.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "VoicePS.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds VoicePS.sln.");
    }
}
