using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Tests.Jwt;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Views;

/// <summary>What Samples.ps1 wrote in a process of its own: five and a half hours east of UTC, and in nobody's language.</summary>
public sealed class ViewFiles : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The text of a file.</summary>
    public string this[string name] => File.ReadAllText(Path.Combine(_folder.Path, name)).ReplaceLineEndings("\n");

    /// <summary>The names of all files.</summary>
    public string[] Names => [.. Directory.EnumerateFiles(_folder.Path, "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows()) return;

        using var server = new ScriptedServer(FixedCalls.For);
        var key = Path.Combine(_folder.Path, "key.pem");
        await File.WriteAllTextAsync(key, TestKeys.Pkcs8);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var run = await FixedProcess.RunAsync(
            noColour: false, Repository.PathOf("tests", "VoicePS.Tests", "Views", "Samples.ps1"), Repository.Manifest, server.BaseUri.ToString(), key, _folder.Path);
        File.Delete(key);
        Assert.True(run is { Code: 0, Error: "" }, run.Error + run.Output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
