using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Versioning;

namespace Packager;

/// <summary>Makes the package as the gallery wants it: the module at its root, with what it ships written down beside it.</summary>
internal static class GalleryPackage
{
    private const string Name = "VoicePS";

    /// <summary>The gallery takes no more in its field of tags.</summary>
    private const int LongestTags = 4000;

    /// <summary>The first day that an archive can name.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package, and returns its path.</summary>
    /// <exception cref="PackagingException">It cannot be made as it should be.</exception>
    public static string Write(string module, string assets, string output)
    {
        var manifest = ModuleManifest.Load(Path.Combine(module, Name + ".psd1"));
        var packages = ShippedPackages.Find(module, assets);
        var builder = new PackageBuilder(deterministic: true, NullLogger.Instance)
        {
            Id = Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            LicenseUrl = new Uri(manifest.LicenseUri),
            ProjectUrl = new Uri(manifest.ProjectUri),
            ReleaseNotes = manifest.ReleaseNotes,
        };
        builder.Authors.Add(manifest.Author);
        builder.Owners.Add(manifest.CompanyName);
        builder.Tags.AddRange(manifest.Tags);
        var length = string.Join(' ', manifest.Tags).Length;
        if (length > LongestTags) throw new PackagingException($"The tags are {length} characters long, and the gallery takes {LongestTags}.");

        // One order on every system, whatever the folder's own is.
        foreach (var file in Directory.GetFiles(module, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Add(builder, Path.GetRelativePath(module, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        Add(builder, "sbom.cdx.json", Encoding.UTF8.GetBytes(BillOfMaterials.Write(manifest, packages)));
        Add(builder, "THIRD-PARTY-NOTICES.txt", Encoding.UTF8.GetBytes(ThirdPartyNotices.Write(packages.All)));

        Directory.CreateDirectory(output);
        var path = Path.Combine(output, $"{Name}.{builder.Version.ToNormalizedString()}.nupkg");
        using var content = new MemoryStream();
        builder.Save(content);
        SetTimes(content);
        File.WriteAllBytes(path, content.ToArray());
        return path;
    }

    // The library notes when each file was packed: the one thing that would differ between two builds of a commit.
    private static void SetTimes(MemoryStream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var entry in archive.Entries) entry.LastWriteTime = Earliest;
    }

    private static void Add(PackageBuilder builder, string path, byte[] content) => builder.Files.Add(
        new PhysicalPackageFile(new MemoryStream(content)) { TargetPath = path.Replace('/', Path.DirectorySeparatorChar) });
}
