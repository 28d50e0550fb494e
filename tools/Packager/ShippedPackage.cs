using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Packager;

/// <summary>A package of others whose libraries are shipped with the module, with what it says of itself.</summary>
internal sealed class ShippedPackage
{
    // What those say who name their licence by an address only.
    private static readonly Dictionary<string, string> KnownAddresses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
        ["https://github.com/dotnet/standard/blob/master/LICENSE.TXT"] = "MIT",
        ["https://raw.githubusercontent.com/aspnet/Home/2.0.0/LICENSE.txt"] = "Apache-2.0",
    };

    private readonly string _folder;
    private readonly XElement _metadata;

    public ShippedPackage(string name, string version, string sha512, string folder, IEnumerable<string> files)
    {
        Name = name;
        Version = version;
        Sha512 = sha512;
        Files = [.. files.Order(StringComparer.Ordinal)];
        _folder = folder;
        var nuspec = Path.Combine(folder, name.ToLowerInvariant() + ".nuspec");
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
        License = FindLicense();
    }

    public string Name { get; }

    public string Version { get; }

    /// <summary>The hash of the package, as base64.</summary>
    public string Sha512 { get; }

    /// <summary>Which of its files are shipped, as paths in the module.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The licence, by its name in the list of SPDX.</summary>
    public string License { get; }

    public string Url => $"pkg:nuget/{Name}@{Version}";

    public string? Copyright => Read("copyright");

    public string? Authors => Read("authors");

    public string? ProjectUrl => Read("projectUrl");

    public string? Description => Read("description");

    /// <summary>A text that the package brings along, with the line ends of this one; null where it has none.</summary>
    public string? Text(string name) => Directory.EnumerateFiles(_folder)
        .Where(file => string.Equals(Path.GetFileName(file), name, StringComparison.OrdinalIgnoreCase))
        .Select(static file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim())
        .FirstOrDefault();

    private string FindLicense()
    {
        var license = _metadata.Elements().FirstOrDefault(static element => element.Name.LocalName == "license");
        if (license?.Attribute("type")?.Value == "expression") return license.Value;
        var address = Read("licenseUrl");
        return address is not null && KnownAddresses.TryGetValue(address, out var known)
            ? known
            : throw new PackagingException($"Under which licence {Name} {Version} comes cannot be told ({address ?? "it says nothing"}). Find out, and add it to tools/Packager/ShippedPackage.cs.");
    }

    private string? Read(string name) =>
        _metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
