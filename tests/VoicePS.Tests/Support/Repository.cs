using System;
using System.IO;
using System.Reflection;

namespace VoicePS.Tests.Support;

/// <summary>Where things lie in the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: whatever this test assembly was built as.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The built module: the only form in which tests use it.</summary>
    public static string ModuleFolder { get; } = Path.Combine(Root, "out", "VoicePS");

    public static string Manifest { get; } = Path.Combine(ModuleFolder, "VoicePS.psd1");

    /// <summary>The engine host in its own folder, with none of the tests' assemblies beside it.</summary>
    public static string PSHost { get; } =
        Path.Combine(Root, "tools", "PSHost", "bin", Configuration, "net10.0", "PSHost.dll");

    /// <summary>The program that draws a terminal.</summary>
    public static string Recorder { get; } =
        Path.Combine(Root, "tools", "Recorder", "bin", Configuration, "net10.0", "Recorder.dll");

    /// <summary>The program that makes the package for the gallery.</summary>
    public static string Packager { get; } =
        Path.Combine(Root, "tools", "Packager", "bin", Configuration, "net10.0", "Packager.dll");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VoicePS.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("These tests run from a folder below VoicePS.sln.");
    }
}
