using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace VoicePS.Tests.PesterBridge;

/// <summary>An empty folder for one file's tests: $TestDrive and TestDrive:\. A block's files are removed when the block ends.</summary>
internal sealed class TestDrive : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("voiceps-testdrive-");

    public void Mount(SessionState session)
    {
        var provider = session.Provider.GetOne("FileSystem");
        session.Drive.New(new PSDriveInfo("TestDrive", provider, _folder.FullName, "The files of the tests that are running", null), "Global");
        session.PSVariable.Set("global:TestDrive", _folder.FullName);
    }

    public IReadOnlySet<string> Contents() =>
        Directory.EnumerateFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);

    public void RemoveAllBut(IReadOnlySet<string> kept)
    {
        foreach (var path in Contents().Where(path => !kept.Contains(path)))
            Remove(path);
    }

    public void Dispose() => Remove(_folder.FullName);

    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        else if (Directory.Exists(path))
            Directory.Delete(path, true);
    }
}
