using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function Leave { exit 4 }; Leave; 'not reached'", 4)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Write-Error soft", 1)]
    [InlineData("Write-Error soft; 1", 0)]
    [InlineData("NoSuch-Command", 1)]
    [InlineData("1..", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Write-Error hard; 1", 1)]
    public void A_command_ends_with_the_code_that_pwsh_gives(string command, int code) =>
        Assert.Equal(code, HostRun.Command(command).Code);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function Leave { exit 4 }; Leave; 'not reached'", 4)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Write-Error soft", 0)]
    [InlineData("NoSuch-Command", 0)]
    [InlineData("1..", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Write-Error hard; 1", 1)]
    public void A_script_file_ends_with_the_code_that_pwsh_gives(string script, int code) =>
        Assert.Equal(code, HostRun.Script(script).Code);

    [Fact]
    public async Task The_process_ends_with_the_code_of_exit() =>
        Assert.Equal(42, (await HostProcess.RunAsync(string.Empty, "-Command", "exit 42")).Code);

    [Fact]
    public async Task A_script_that_is_not_there_is_a_wrong_command_line()
    {
        var run = await HostProcess.RunAsync(string.Empty, "no-such-script.ps1");

        Assert.Equal(64, run.Code);
        Assert.Contains("no-such-script.ps1", run.Error);
    }

    [Fact]
    public async Task A_script_without_extension_and_with_a_shebang_runs()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName().Replace('.', '_'));
        await File.WriteAllTextAsync(file, "#!/usr/bin/env PSHost\nparam($Name)\n\"hello $Name\"\nexit 3\n", TestContext.Current.CancellationToken);
        try
        {
            var run = await HostProcess.RunAsync(string.Empty, file, "-Name", "Ada");

            Assert.Equal(3, run.Code);
            Assert.Equal("hello Ada", run.Output.Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Commands_from_a_pipe_run_one_after_the_other_over_as_many_lines_as_they_take()
    {
        var run = await HostProcess.RunAsync("1 + 1\nif ($true) {\n  'inside'\n}\nexit 5\n");

        Assert.Equal(["2", "inside"], run.Lines);
        Assert.Equal(5, run.Code);
    }

    [Fact]
    public async Task Ctrl_C_stops_a_sleeping_script_at_once_and_lets_it_clean_up()
    {
        Assert.SkipWhen(System.OperatingSystem.IsWindows(), "SIGINT is a Unix signal.");
        using var process = HostProcess.Start(Path.GetTempPath(), "-Command", "try { 'ready'; Start-Sleep 300 } finally { Write-Host 'cleaned up' }");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var run = await HostProcess.FinishAsync(process);

        Assert.Equal(130, run.Code);
        Assert.Contains("cleaned up", run.Output);
    }
}
