using System;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Packaging;

/// <summary>The package of the built module, made once, and installed as a gallery client installs it.</summary>
public sealed class BuiltPackage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string File { get; private set; } = "";

    /// <summary>The folder of the installed module.</summary>
    public string Installed => Path.Combine(_folder.Path, "Modules", "VoicePS", "0.1.0");

    public async ValueTask InitializeAsync()
    {
        var (code, output, errors) = await PackAsync(Repository.ModuleFolder, Path.Combine(_folder.Path, "package"));
        File = code == 0 ? output.Trim() : throw new InvalidOperationException($"The package was not made: {output}{errors}");
        await ZipFile.ExtractToDirectoryAsync(File, Installed);

        // What belongs to the archive, and not to the module, is not installed.
        Directory.Delete(Path.Combine(Installed, "_rels"), recursive: true);
        Directory.Delete(Path.Combine(Installed, "package"), recursive: true);
        System.IO.File.Delete(Path.Combine(Installed, "[Content_Types].xml"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes a package of a module's folder.</summary>
    internal static Task<(int Code, string Output, string Errors)> PackAsync(string module, string output) => FreshProcess.RunAsync(
        Repository.Root, "dotnet", Repository.Packager, module, Repository.PathOf("src", "VoicePS.Jwt", "obj", "project.assets.json"), output);

    public string Read(string name)
    {
        using var archive = ZipFile.OpenRead(File);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
