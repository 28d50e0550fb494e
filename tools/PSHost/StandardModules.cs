using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace PSHost;

/// <summary>
/// The standard cmdlets that the engine's package lacks. The engine's home is the folder of its assembly, and they lie there as
/// modules.
/// </summary>
public static class StandardModules
{
    private static readonly string Home = Path.Combine(Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!, "Modules");

    /// <summary>The folders of the modules; none where there are none.</summary>
    public static string[] Folders() =>
        Directory.Exists(Home) ? [.. Directory.EnumerateDirectories(Home).Order(StringComparer.Ordinal)] : [];
}
