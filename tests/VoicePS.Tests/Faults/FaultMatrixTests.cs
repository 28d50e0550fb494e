using System;
using System.IO;
using System.Linq;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Faults;

/// <summary>Whatever goes wrong, wherever: how often the service was asked, and what the command says about it.</summary>
public sealed class FaultMatrixTests(FaultMatrix matrix) : IClassFixture<FaultMatrix>
{
    private const string UpdateVariable = "VOICEPS_UPDATE_DOCS";

    public static TheoryData<string> Faults => [.. FaultMatrix.Faults.Select(static fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_command_says_what_is_written_down_for_it(string name)
    {
        var fault = FaultMatrix.Faults.Single(fault => fault.Name == name);
        var wrong = ApiCommand.All
            .Select(command => (Command: command, Expected: fault.Expected[command.Kind], Cell: matrix[fault, command]))
            .Where(static row => row.Cell.Seen != row.Expected || row.Cell.Objections.Count > 0)
            .Select(static row => $"{row.Command}: expected {row.Expected}; there was {row.Cell.Seen}. {string.Join("; ", row.Cell.Objections)}")
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void No_command_that_needs_a_session_is_missing()
    {
        using var session = new ModuleSession();
        var all = session.Run("Get-Command -Module VoicePS | Where-Object { $_.Parameters.ContainsKey('Session') } | ForEach-Object Name")
            .Output.Cast<string>().Except(["Disconnect-VoiceSession"]);

        Assert.Equal(all.Order(StringComparer.Ordinal), ApiCommand.All.Select(static command => command.Script.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_in_the_documentation_is_this_one()
    {
        var path = Repository.PathOf("docs", "reliability.md");
        var committed = File.ReadAllText(path).ReplaceLineEndings("\n");
        var current = MatrixTable.Replace(committed, matrix);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(path, current);

        Assert.True(
            committed == current || Environment.GetEnvironmentVariable(UpdateVariable) == "1",
            $"docs/reliability.md holds another table than this run gives. If this run is right, write its table there: run this test with {UpdateVariable}=1.");
    }
}
