using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Runs a Pester script from a folder of its own, as the bridge runs the files of tests/Pester.</summary>
internal sealed class SampleFile : IDisposable
{
    public const string Name = "Sample.Tests.ps1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("voiceps-pester-");
    private readonly PesterFile _file;

    public SampleFile(string script, TimeSpan? limit = null)
    {
        var path = Path.Combine(_folder.FullName, Name);
        File.WriteAllText(path, script);
        _file = new PesterFile(path, _folder.FullName, limit ?? TimeSpan.FromMinutes(1), TestSessionState.CreateBare());
    }

    public IReadOnlyList<string> Names => [.. _file.Tests.Select(test => test.DisplayName)];

    public IReadOnlyList<TestOutcome> Outcomes => [.. Enumerable.Range(0, _file.Tests.Count).Select(_file.OutcomeOf)];

    public static IReadOnlyList<TestOutcome> Run(string script)
    {
        using var sample = new SampleFile(script);
        return sample.Outcomes;
    }

    /// <summary>Runs a script of which every test is meant to pass, and returns what failed.</summary>
    public static string Failures(string script) =>
        string.Join('\n', Run(script).Where(outcome => outcome.Kind != OutcomeKind.Passed).Select(outcome => outcome.Message));

    public void Dispose()
    {
        _file.Dispose();
        _folder.Delete(true);
    }
}
