using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Hosting;

/// <summary>Which module a session has: tried on a source tree of its own, with a module of one function.</summary>
public sealed class ModuleTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory();

    public ModuleTests() => File.WriteAllText(Path.Combine(_tree.FullName, "VoicePS.sln"), string.Empty);

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public async Task A_command_has_the_module_of_the_tree_around_the_current_folder()
    {
        BuildModule();

        var run = await HostProcess.RunInAsync(_tree.CreateSubdirectory("deep/inside").FullName, string.Empty, "-Command", "(Get-Module VoicePS).Version.ToString(); Get-Answer");

        Assert.Equal(["9.8.7", "42"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_prompt_has_it_too()
    {
        BuildModule();

        Assert.Equal(["42"], (await HostProcess.RunInAsync(_tree.FullName, "Get-Answer\n")).Lines);
    }

    [Fact]
    public async Task A_script_imports_it_itself()
    {
        BuildModule();
        await File.WriteAllTextAsync(Path.Combine(_tree.FullName, "try.ps1"), "@(Get-Module VoicePS).Count; Import-Module ./out/VoicePS; Get-Answer", TestContext.Current.CancellationToken);

        Assert.Equal(["0", "42"], (await HostProcess.RunInAsync(_tree.FullName, string.Empty, "try.ps1")).Lines);
    }

    [Fact]
    public async Task Its_format_file_takes_effect()
    {
        BuildModule();

        var run = await HostProcess.RunInAsync(_tree.FullName, string.Empty, "-Command", "[pscustomobject]@{ PSTypeName = 'Test.Answer'; A = 1; B = 2 }");

        Assert.Equal(["Only B", "------", "2"], Array.ConvertAll(run.Lines, line => line.Trim()));
    }

    [Fact]
    public async Task Without_it_the_command_runs_and_the_lack_is_said()
    {
        var run = await HostProcess.RunInAsync(_tree.FullName, string.Empty, "-Command", "'it runs'");

        Assert.Equal(["it runs"], run.Lines);
        Assert.Contains("out/VoicePS/VoicePS.psd1", run.Error);
        Assert.Equal(0, run.Code);
    }

    private void BuildModule()
    {
        var folder = _tree.CreateSubdirectory("out/VoicePS").FullName;
        File.WriteAllText(
            Path.Combine(folder, "VoicePS.psd1"),
            "@{ RootModule = 'VoicePS.psm1'; ModuleVersion = '9.8.7'; FunctionsToExport = @('Get-Answer'); FormatsToProcess = @('VoicePS.Format.ps1xml') }");
        File.WriteAllText(Path.Combine(folder, "VoicePS.psm1"), "function Get-Answer { 42 }");
        File.WriteAllText(
            Path.Combine(folder, "VoicePS.Format.ps1xml"),
            """
            <Configuration><ViewDefinitions><View>
              <Name>Answer</Name>
              <ViewSelectedBy><TypeName>Test.Answer</TypeName></ViewSelectedBy>
              <TableControl>
                <TableHeaders><TableColumnHeader><Label>Only B</Label></TableColumnHeader></TableHeaders>
                <TableRowEntries><TableRowEntry><TableColumnItems>
                  <TableColumnItem><PropertyName>B</PropertyName></TableColumnItem>
                </TableColumnItems></TableRowEntry></TableRowEntries>
              </TableControl>
            </View></ViewDefinitions></Configuration>
            """);
    }
}
