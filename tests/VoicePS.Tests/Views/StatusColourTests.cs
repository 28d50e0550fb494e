using System;
using System.Linq;
using System.Threading.Tasks;
using VoicePS.Core.Calls;
using VoicePS.Tests.Module;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Views;

/// <summary>Where statuses are coloured, and where they must not be.</summary>
public sealed class StatusColourTests
{
    private const string Failed = """ConvertFrom-VoiceEvent '{"uuid":"63f61863-4a51-4f6b-86e1-46edebcf9356","status":"failed","timestamp":"2026-03-05T09:00:01.500Z"}'""";

    private static readonly string Import = $"Import-Module '{Repository.Manifest}'; ";

    [Fact]
    public async Task NO_COLOR_turns_them_off_even_where_somebody_asks_for_sequences()
    {
        // The process redirects its output, so the text goes there as it would look in a file.
        var script = Import + "$PSStyle.OutputRendering = 'Ansi'; $text = " + Failed + " | Out-String; $text.Contains([char] 27 + '[31mfailed')";

        Assert.Equal(["True"], (await FixedProcess.RunAsync(noColour: false, "-Command", script)).Lines);
        Assert.Equal(["False"], (await FixedProcess.RunAsync(noColour: true, "-Command", script)).Lines);
    }

    [Fact]
    public async Task Redirected_output_and_files_are_plain()
    {
        var run = await FixedProcess.RunAsync(noColour: false, "-Command", Import + Failed + "; 'text'; " + Failed + " | Out-String");

        Assert.Equal("", run.Error);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal(2, run.Lines.Count(static line => line.EndsWith(" failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_status_that_a_call_can_have_has_a_colour()
    {
        string[] underWay = ["started", "ringing", "answered", "human", "machine", "disconnected"];
        string[] words = [.. CallStatuses.Ends, .. underWay, .. Enum.GetNames<VoiceNccoSeverity>(), .. NamesOfBehaviors()];

        Assert.All(await PaintAsync(words), static text => Assert.Matches(@"^\^\[3[123]m\w+\^\[0m$", text));
    }

    [Fact]
    public async Task Green_is_well_yellow_is_to_be_watched_and_red_is_lost_and_what_is_new_stays_as_it_is() => Assert.Equal(
        ["^[32mcompleted^[0m", "^[32mAnswered^[0m", "^[33mringing^[0m", "^[33mmachine^[0m", "^[33mWarning^[0m", "^[31munanswered^[0m", "^[31mError^[0m", "beamed"],
        await PaintAsync("completed", "Answered", "ringing", "machine", "Warning", "unanswered", "Error", "beamed"));

    [Fact]
    public async Task Properties_hold_plain_text()
    {
        var script = Import + $"$PSStyle.OutputRendering = 'Ansi'; $event = {Failed}; $null = $event | Out-String; $event.Status.Length";

        Assert.Equal(["6"], (await FixedProcess.RunAsync(noColour: false, "-Command", script)).Lines);
    }

    [Fact]
    public void Views_are_whole_but_without_colour_in_Constrained_Language_Mode()
    {
        using var session = new ModuleSession();
        session.Run($"$event = {Failed}; $action = New-VoiceTalkAction Hello; $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'");
        var shown = session.Run("$event, $action | ForEach-Object { $_ | Format-Table | Out-String -Width 100; $_ | Format-List | Out-String -Width 100 }; $global:Error.Count");
        var text = string.Join("\n", shown.Output);

        Assert.Matches(@"\d\d:\d\d:01\.500 status +63f61863-4a51-4f6b-86e1-46edebcf9356 failed", text);
        Assert.Matches(@"Timestamp +: 2026-03-0\d \d\d:\d\d:01 [+-]\d\d:\d\d", text);
        Assert.Contains("\"text\":\"Hello\"", text, StringComparison.Ordinal);
        Assert.Equal(0, shown.Output[^1]);
    }

    [Fact]
    public void Copies_from_another_process_look_the_same_apart_from_fractions_of_a_second()
    {
        using var session = new ModuleSession();
        var shown = session.Run($$"""
            $event = {{Failed}}
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($event))
            $event, $copy | ForEach-Object { ($_ | Format-Table | Out-String -Width 100).Replace('.500', '.000') }
            """);

        Assert.Contains("failed", (string)shown.Output[0], StringComparison.Ordinal);
        Assert.Equal(shown.Output[0], shown.Output[1]);
    }

    private static string[] NamesOfBehaviors()
    {
        using var session = new ModuleSession();
        return [.. session.Run("[Enum]::GetNames([VoicePS.VoiceSandboxBehavior])").Output.Cast<string>()];
    }

    // PSHost takes sequences out of what it writes here, so they are made visible first.
    private static async Task<string[]> PaintAsync(params string[] words)
    {
        var list = string.Join(", ", words.Select(static word => $"'{word}'"));
        var run = await FixedProcess.RunAsync(
            noColour: false, "-Command", $"{Import}{list} | ForEach-Object {{ [VoicePS.StatusColour]::Paint($_, $_, $ExecutionContext).Replace([char] 27 + '[', '^[') }}");
        Assert.Equal("", run.Error);
        return run.Lines;
    }
}
