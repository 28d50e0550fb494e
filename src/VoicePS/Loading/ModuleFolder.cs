using System;
using System.Runtime.InteropServices;
using IOPath = System.IO.Path;

namespace VoicePS.Loading;

/// <summary>Where the module lies.</summary>
internal static class ModuleFolder
{
    public static string Path { get; } = IOPath.GetDirectoryName(typeof(ModuleFolder).Assembly.Location)!;

    public static string DesktopDependencies { get; } = IOPath.Combine(Path, "dependencies", "netstandard2.0");

    /// <summary>True in Windows PowerShell 5.1, which runs on .NET Framework.</summary>
    public static bool IsDesktop { get; } =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
}
