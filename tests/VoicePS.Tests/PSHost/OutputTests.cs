using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class OutputTests
{
    [Fact]
    public void Objects_are_shown_in_the_engines_default_views()
    {
        Assert.Equal(["Count Name                      Group", "----- ----                      -----", "    2 a                         {a, a}", "    1 b                         {b}"],
            HostRun.Command("'a', 'b', 'a' | Group-Object").Lines);
        Assert.Equal(["a b", "- -", "1 2"], HostRun.Command("[pscustomobject]@{ a = 1; b = 2 }").Lines);
        Assert.Equal(["a : 1", "b : 2"], HostRun.Command("[pscustomobject]@{ a = 1; b = 2 } | Format-List").Lines);
        Assert.Equal(["b", "-", "2"], HostRun.Command("[pscustomobject]@{ a = 1; b = 2 } | Format-Table b").Lines);
        Assert.Equal(["2"], HostRun.Command("[pscustomobject]@{ a = 1; b = 2 } | Format-Table b -HideTableHeaders").Lines);
    }

    [Fact]
    public void Lines_are_as_long_as_the_terminal_is_wide()
    {
        var run = HostRun.Command("[pscustomobject]@{ text = 'x' * 200 } | Format-Table", width: 50);

        // The engine keeps the last column of a console free.
        Assert.Equal(49, run.Lines.Max(line => line.Length));
    }

    [Fact]
    public void Out_String_gives_the_text_that_the_screen_would_show()
    {
        Assert.Equal(["True", "a", "-", "1"], HostRun.Command("$t = [pscustomobject]@{ a = 1 } | Out-String; $t -is [string]; $t").Lines);
        Assert.Equal(["5"], HostRun.Command("([pscustomobject]@{ a = 1 } | Out-String -Stream).Count").Lines);
        Assert.Equal(["20"], HostRun.Command("([pscustomobject]@{ a = 'x' * 50 } | Format-Table | Out-String -Stream -Width 20)[3].Length").Lines);
    }

    [Fact]
    public void Errors_go_to_the_error_stream_with_the_place_in_the_script()
    {
        var run = HostRun.Script("'before'\nNoSuch-Command\n'after'");

        Assert.Equal(["before", "after"], run.Lines);
        Assert.Contains("NoSuch-Command", run.Error);
        Assert.Contains("is not recognized as a name of a cmdlet", run.Error);
        Assert.Contains("Line |", run.Error);
        Assert.Contains("   2 |  NoSuch-Command", run.Error);
    }

    [Fact]
    public void An_uncaught_error_is_shown_and_nothing_after_it_runs()
    {
        var run = HostRun.Script("throw [System.InvalidOperationException]::new('the line is busy')\n'after'");

        Assert.Empty(run.Output);
        Assert.Contains("the line is busy", run.Error);
    }

    [Fact]
    public void The_other_streams_name_themselves()
    {
        var run = HostRun.Command("Write-Warning w; Write-Verbose v -Verbose; Write-Verbose silent; $DebugPreference = 'Continue'; Write-Debug d; Write-Information i -InformationAction Continue; Write-Host h, j -Separator '+'");

        Assert.Equal(["WARNING: w", "VERBOSE: v", "DEBUG: d", "i", "h+j"], run.Lines);
    }

    [Fact]
    public async Task Redirected_output_has_no_escape_sequences_and_no_progress()
    {
        var run = await HostProcess.RunAsync(
            string.Empty,
            "-Command",
            "Write-Progress -Activity Calling -PercentComplete 5; Write-Host -ForegroundColor Red red; [pscustomobject]@{ a = 1 }; Write-Warning w; $PSStyle.OutputRendering; NoSuch-Command");

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain("Calling", run.Output + run.Error);
        Assert.Contains("red", run.Output);
        Assert.Contains("PlainText", run.Output);
    }

    [Fact]
    public void Questions_are_answered_on_standard_input()
    {
        const string Ask = "function Ask { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('the call')) { 'done' } else { 'left' } }; Ask";

        Assert.EndsWith("left", HostRun.Command(Ask, input: "n\n").Output.Trim());
        Assert.EndsWith("done", HostRun.Command(Ask, input: "?\nmaybe\nYes\n").Output.Trim());
        Assert.EndsWith("done", HostRun.Command(Ask, input: "\n").Output.Trim());
        Assert.Equal("Name: hello Ada", HostRun.Command("$n = Read-Host Name; \"hello $n\"", input: "Ada\n").Output.Trim());
    }

    [Fact]
    public void A_question_that_nobody_answers_is_an_error_and_not_a_yes()
    {
        var run = HostRun.Command("function Ask { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('the call')) { 'done' } }; Ask");

        Assert.DoesNotContain("done", run.Output);
        Assert.Contains("input ended before the question was answered", run.Error);
    }
}
