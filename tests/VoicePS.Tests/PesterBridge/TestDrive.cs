using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>An empty folder for one file's tests: $TestDrive and TestDrive:\. A block's files are removed when the block ends.</summary>
internal sealed class TestDrive : IDisposable
{
    /// <summary>The script that the tests are run from. It is no part of their stack traces.</summary>
    public const string RunnerScript = "pester-bridge-run.ps1";

    private DirectoryInfo? _home;
    private string _folder = "";

    /// <summary>Makes the folder, with a script beside it that the tests do not see.</summary>
    /// <returns>The path of that script.</returns>
    public string Mount(SessionState session, string script)
    {
        _home = Directory.CreateTempSubdirectory("voiceps-testdrive-");
        _folder = _home.CreateSubdirectory("TestDrive").FullName;
        var provider = session.Provider.GetOne("FileSystem");
        session.Drive.New(new PSDriveInfo("TestDrive", provider, _folder, "The files of the tests that are running", null), "Global");
        session.PSVariable.Set("global:TestDrive", _folder);

        var path = Path.Combine(_home.FullName, RunnerScript);
        File.WriteAllText(path, script);
        return path;
    }

    public IReadOnlySet<string> Contents() =>
        Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);

    public void RemoveAllBut(IReadOnlySet<string> kept)
    {
        foreach (var path in Contents().Where(path => !kept.Contains(path)))
            Remove(path);
    }

    public void Dispose()
    {
        if (_home is not null)
            Remove(_home.FullName);
    }

    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        else if (Directory.Exists(path))
            Directory.Delete(path, true);
    }
}
