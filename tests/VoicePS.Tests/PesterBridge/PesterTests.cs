using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace VoicePS.Tests.PesterBridge;

/// <summary>Every It of tests/Pester as a test of its own.</summary>
public sealed class PesterTests
{
    private const string NoFiles = "no test files";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<string, PesterFile> Files = new(StringComparer.Ordinal);

    private static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "Pester");

    public static IEnumerable<TheoryDataRow<string, int>> Rows()
    {
        var names = FileNames();
        if (names.Count == 0)
            return [Row(NoFiles, 0, "tests/Pester")];
        return names.SelectMany(name => FileNamed(name).Tests.Select((test, ordinal) => Row(name, ordinal, test.DisplayName, test)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Pester(string file, int ordinal)
    {
        Assert.True(file != NoFiles, $"There is no *.Tests.ps1 file in {Folder}.");
        var outcome = FileNamed(file).OutcomeOf(ordinal);
        if (outcome.Kind == OutcomeKind.Skipped)
            Assert.Skip(outcome.Message);
        if (outcome.Kind == OutcomeKind.Failed)
            throw new PesterTestFailedException(outcome);
    }

    private static PesterFile FileNamed(string name) =>
        Files.GetOrAdd(name, key => new PesterFile(Path.Combine(Folder, key), RepositoryRoot.Path, Limit, TestSessionState.Create()));

    private static List<string> FileNames() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    private static TheoryDataRow<string, int> Row(string file, int ordinal, string displayName, TestNode? test = null)
    {
        // The empty label keeps xUnit from putting file and number behind the name.
        var row = new TheoryDataRow<string, int>(file, ordinal) { TestDisplayName = displayName, Label = "" };
        for (var node = test; node is not null; node = node.Parent)
        {
            foreach (var tag in node.Tags)
                row.WithTrait("Tag", tag);
        }

        return row;
    }
}
