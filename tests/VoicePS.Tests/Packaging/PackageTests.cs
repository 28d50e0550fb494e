using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Packaging;

/// <summary>The package, as the gallery takes it and as a user gets it.</summary>
public sealed class PackageTests(BuiltPackage package) : IClassFixture<BuiltPackage>
{
    private const int LongestTags = 4000;

    [Fact]
    public async Task Installed_into_an_empty_folder_it_connects_and_places_a_call()
    {
        var manifest = Path.Combine(package.Installed, "VoicePS.psd1");
        var output = await FreshProcess.RunScriptAsync($$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{manifest}}'
            (Get-Module VoicePS).ModuleBase
            Start-VoiceSandbox | Connect-VoiceSession
            $call = New-VoiceCall 447700900000 -From 447700900009 -Ncco (New-VoiceTalkAction 'From the package.') -Wait -TimeoutSec 60
            "$($call.Status) for $($call.Price)"
            (Get-Help New-VoiceCall).Synopsis
            Disconnect-VoiceSession
            Stop-VoiceSandbox
            """);

        Assert.Contains(package.Installed, output, StringComparison.Ordinal);
        Assert.Matches(@"completed for 0\.\d+", output);
        Assert.Contains("Places calls to phones, SIP addresses, websockets and app users.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gallery_finds_it_by_its_editions_and_by_each_of_its_commands()
    {
        var metadata = XDocument.Parse(package.Read("VoicePS.nuspec")).Root!.Elements().Single();
        string Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        using var session = new ModuleSession();
        var module = session.Run("Get-Module VoicePS").Single<System.Management.Automation.PSModuleInfo>();
        var cmdlets = module.ExportedCmdlets.Keys.ToArray();

        Assert.Equal("VoicePS", Of("id"));
        Assert.Equal(module.Version.ToString(3), Of("version"));
        Assert.Equal(module.Description, Of("description"));
        Assert.Equal(module.LicenseUri.ToString(), Of("licenseUrl"));
        Assert.Equal(module.ProjectUri.ToString(), Of("projectUrl"));
        Assert.Equal("false", Of("requireLicenseAcceptance"));
        Assert.InRange(Of("tags").Length, 1, LongestTags);
        var tags = Of("tags").Split(' ');
        Assert.Equal("PSModule", tags[0]);
        Assert.Equal(
            new[] { "PSModule", "PSEdition_Core", "PSEdition_Desktop", "PSIncludes_Cmdlet" }
                .Concat(cmdlets.Select(static cmdlet => "PSCmdlet_" + cmdlet))
                .Concat(cmdlets.Select(static cmdlet => "PSCommand_" + cmdlet)).Order(StringComparer.Ordinal),
            tags.Where(static tag => tag.StartsWith("PS", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_holds_the_module_and_what_is_told_of_it_and_nothing_else()
    {
        var expected = Directory.GetFiles(Repository.ModuleFolder, "*", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.ModuleFolder, file))
            .Concat(["VoicePS.nuspec", "sbom.cdx.json", "THIRD-PARTY-NOTICES.txt"]);
        var installed = Directory.GetFiles(package.Installed, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(package.Installed, file));

        Assert.Equal(expected.Order(StringComparer.Ordinal), installed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_files_make_the_same_bytes_whenever_and_wherever_they_are_packed()
    {
        using var folder = new TemporaryFolder();
        var copy = CopyModule(folder);
        foreach (var file in Directory.GetFiles(copy, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var (code, output, errors) = await BuiltPackage.PackAsync(copy, Path.Combine(folder.Path, "package"));

        Assert.True(code == 0, output + errors);
        Assert.Equal(await File.ReadAllBytesAsync(package.File, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(output.Trim(), TestContext.Current.CancellationToken));
        using var archive = await ZipFile.OpenReadAsync(output.Trim(), TestContext.Current.CancellationToken);
        Assert.All(archive.Entries, static entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task The_same_sources_make_the_same_library()
    {
        using var folder = new TemporaryFolder();
        var first = await CompileAsync(folder.Path);
        var second = await CompileAsync(folder.Path);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Its_bill_of_materials_accounts_for_every_library_of_others()
    {
        using var bill = JsonDocument.Parse(package.Read("sbom.cdx.json"));
        var root = bill.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        var components = root.GetProperty("components").EnumerateArray().ToArray();

        Assert.Equal(
            Libraries().Order(StringComparer.Ordinal),
            components.SelectMany(static component => component.GetProperty("evidence").GetProperty("occurrences").EnumerateArray())
                .Select(static occurrence => occurrence.GetProperty("location").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(components, static component =>
        {
            Assert.Equal($"pkg:nuget/{component.GetProperty("name")}@{component.GetProperty("version")}", component.GetProperty("purl").GetString());
            Assert.Matches("^[0-9a-f]{128}$", component.GetProperty("hashes")[0].GetProperty("content").GetString());
            Assert.NotEqual("", component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString());
        });

        var known = components.Append(root.GetProperty("metadata").GetProperty("component")).Select(static component => component.GetProperty("bom-ref").GetString()).ToHashSet();
        var edges = root.GetProperty("dependencies").EnumerateArray().ToArray();
        Assert.Equal(known, edges.Select(static edge => edge.GetProperty("ref").GetString()).ToHashSet());
        Assert.All(edges.SelectMany(static edge => edge.GetProperty("dependsOn").EnumerateArray()), need => Assert.Contains(need.GetString(), known));
        Assert.Contains("pkg:nuget/Microsoft.IdentityModel.JsonWebTokens@8.23.0", edges[0].GetProperty("dependsOn").EnumerateArray().Select(static need => need.GetString()));
    }

    [Fact]
    public void Its_notices_name_each_library_with_its_licence_in_full()
    {
        var notices = package.Read("THIRD-PARTY-NOTICES.txt");

        Assert.All(Libraries(), library => Assert.Contains($"\n  {library}\n", notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("\nMicrosoft.Extensions.Logging.Abstractions 2.1.0\nLicence: Apache-2.0\n", notices, StringComparison.Ordinal);
        Assert.Contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION", notices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_of_unknown_origin_is_not_packed()
    {
        using var folder = new TemporaryFolder();
        var copy = CopyModule(folder);
        await File.WriteAllTextAsync(Path.Combine(copy, "dependencies", "net8.0", "Surprise.dll"), "not really", TestContext.Current.CancellationToken);
        var (code, _, errors) = await BuiltPackage.PackAsync(copy, Path.Combine(folder.Path, "package"));

        Assert.Equal(1, code);
        Assert.Contains("dependencies/net8.0/Surprise.dll comes from no package of this build.", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "package")), "A package was made.");
    }

    // The compiler as a process of its own each time: what depends on chance within one does not show.
    private static async Task<byte[]> CompileAsync(string folder)
    {
        var (code, output, errors) = await FreshProcess.RunAsync(
            Repository.Root,
            "dotnet",
            "msbuild",
            Repository.PathOf("src", "VoicePS.Sandbox", "VoicePS.Sandbox.csproj"),
            "-nologo",
            "-t:Compile",
            $"-p:Configuration={Repository.Configuration}",
            "-p:BuildProjectReferences=false",
            "-p:RunAnalyzers=false",
            "-p:UseSharedCompilation=false",
            $"-p:IntermediateOutputPath={folder}/");
        Assert.True(code == 0, output + errors);
        var library = Path.Combine(folder, "VoicePS.Sandbox.dll");
        var bytes = await File.ReadAllBytesAsync(library, TestContext.Current.CancellationToken);
        File.Delete(library);
        return bytes;
    }

    private static string[] Libraries() =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.ModuleFolder, "dependencies"), "*.dll", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.ModuleFolder, file).Replace('\\', '/'))
            .Where(static file => !Path.GetFileName(file).StartsWith("VoicePS.", StringComparison.Ordinal)),
    ];

    private static string CopyModule(TemporaryFolder folder)
    {
        var copy = Path.Combine(folder.Path, "module");
        foreach (var file in Directory.GetFiles(Repository.ModuleFolder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Repository.ModuleFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
