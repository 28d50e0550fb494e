using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NuGet.ProjectModel;

namespace Packager;

/// <summary>Finds out which packages the libraries in the module come from, by what the restore wrote down.</summary>
internal sealed class ShippedPackages
{
    private const string Dependencies = "dependencies";

    private ShippedPackages(IReadOnlyList<ShippedPackage> all, IReadOnlyDictionary<string, IReadOnlyList<string>> needs)
    {
        All = all;
        Needs = needs;
    }

    /// <summary>Every package of which something is shipped, by name and version.</summary>
    public IReadOnlyList<ShippedPackage> All { get; }

    /// <summary>Which packages each of them needs, by their addresses.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Needs { get; }

    /// <summary>Finds the packages of all libraries below the folder of dependencies.</summary>
    /// <exception cref="PackagingException">A library comes from nowhere.</exception>
    public static ShippedPackages Find(string module, string assetsFile)
    {
        if (!File.Exists(assetsFile)) throw new PackagingException($"There is no '{assetsFile}'. Build the module first: dotnet build -c Release");
        var assets = new LockFileFormat().Read(assetsFile);
        var files = new SortedDictionary<(string Name, string Version), List<string>>();
        var needs = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(Path.Combine(module, Dependencies)).Order(StringComparer.Ordinal))
        {
            var framework = Path.GetFileName(folder);
            var target = assets.Targets.FirstOrDefault(target => target.RuntimeIdentifier is null && target.TargetFramework.GetShortFolderName() == framework)
                ?? throw new PackagingException($"'{assetsFile}' knows nothing of {framework}.");
            var libraries = target.Libraries.Where(static library => library.Type == "package").ToArray();
            var sources = libraries
                .SelectMany(static library => library.RuntimeAssemblies.Select(assembly => (File: Path.GetFileName(assembly.Path), Library: library)))
                .Where(static source => source.File.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(static source => source.File, static source => source.Library, StringComparer.OrdinalIgnoreCase);
            var shipped = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in Directory.GetFiles(folder, "*.dll").Select(static file => Path.GetFileName(file)!).Where(static file => !file.StartsWith("VoicePS.", StringComparison.Ordinal)))
            {
                if (!sources.TryGetValue(file, out var library)) throw new PackagingException($"{Dependencies}/{framework}/{file} comes from no package of this build.");
                var key = (library.Name!, library.Version!.ToNormalizedString());
                if (!files.TryGetValue(key, out var list)) files[key] = list = [];
                list.Add($"{Dependencies}/{framework}/{file}");
                shipped[library.Name!] = AddressOf(key);
            }

            foreach (var library in libraries.Where(library => shipped.ContainsKey(library.Name!)))
            {
                var address = shipped[library.Name!];
                if (!needs.TryGetValue(address, out var set)) needs[address] = set = new SortedSet<string>(StringComparer.Ordinal);
                set.UnionWith(library.Dependencies.Where(need => shipped.ContainsKey(need.Id)).Select(need => shipped[need.Id]));
            }
        }

        return new ShippedPackages(
            [.. files.Select(entry => Read(assets, entry.Key, entry.Value))],
            needs.ToDictionary(static entry => entry.Key, static entry => (IReadOnlyList<string>)[.. entry.Value]));
    }

    private static string AddressOf((string Name, string Version) package) => $"pkg:nuget/{package.Name}@{package.Version}";

    private static ShippedPackage Read(LockFile assets, (string Name, string Version) package, List<string> files)
    {
        var library = assets.Libraries.Single(library => library.Name == package.Name && library.Version.ToNormalizedString() == package.Version);
        var folder = assets.PackageFolders.Select(root => Path.Combine(root.Path, library.Path)).FirstOrDefault(Directory.Exists)
            ?? throw new PackagingException($"The package {package.Name} {package.Version} is not on this machine. Restore first: dotnet restore");
        return new ShippedPackage(package.Name, package.Version, library.Sha512, folder, files);
    }
}
