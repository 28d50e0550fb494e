using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using VoicePS.Core.Ncco;
using VoicePS.Core.Ncco.Schema;
using Xunit;

namespace VoicePS.Tests.Module;

/// <summary>The cmdlets that make actions, and the table against which NCCOs are tested, know the same API.</summary>
public sealed class NccoActionTests
{
    private const string Leg = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    // Everything that each cmdlet can say; in several actions, because some options exclude each other.
    private static readonly Dictionary<string, string[]> Everything = new()
    {
        ["record"] =
        [
            "New-VoiceRecordAction -Format mp3 -Split conversation -Channels 2 -EndOnSilence 3 -EndOnKey '#' -TimeOut 60 -BeepStart "
                + "-EventUrl https://example.com/e -EventMethod POST -TranscriptionLanguage en-US -TranscriptionEventUrl https://example.com/t "
                + "-TranscriptionEventMethod GET -SentimentAnalysis",
        ],
        ["conversation"] =
        [
            "New-VoiceConversationAction x -MusicOnHoldUrl https://example.com/m.mp3 -StartOnEnter $false -EndOnExit -Record -CanHear @() -Mute "
                + "-EventUrl https://example.com/e -EventMethod POST -TranscriptionLanguage en-US -TranscriptionEventUrl https://example.com/t "
                + "-TranscriptionEventMethod GET -SentimentAnalysis",
            $"New-VoiceConversationAction x -CanSpeak {Leg}",
        ],
        ["connect"] =
        [
            "New-VoiceConnectAction 447700900000 -From 447700900001 -EventType synchronous -Timeout 20 -Limit 600 -MachineDetection hangup "
                + "-EventUrl https://example.com/e -EventMethod POST",
            "New-VoiceConnectAction sip:ada@example.com -RandomFromNumber -MachineDetection continue -MachineDetectionMode detect_beep "
                + "-BeepTimeout 60 -RingbackTone https://example.com/r.mp3",
        ],
        ["talk"] =
        [
            "New-VoiceTalkAction 'Hi' -BargeIn -Loop 2 -Level 0.5 -Language en-GB -Style 2 -Premium -Provider Polly -ProviderOption @{ a = 1 }",
            "New-VoiceTalkAction 'Hi' -VoiceName Amy",
        ],
        ["stream"] = ["New-VoiceStreamAction https://example.com/a.mp3 -Level -0.5 -BargeIn -Loop 0"],
        ["input"] =
        [
            "New-VoiceInputAction -Mode synchronous -TimeOut 5 -MaxDigits 4 -SubmitOnHash -EventUrl https://example.com/e -EventMethod POST "
                + $"-Uuid {Leg} -EndOnSilence 1.5 -Language en-GB -Context yes, no -StartTimeout 5 -MaxDuration 30 -SaveAudio -Sensitivity 50 "
                + "-Provider google -ProviderOption @{ a = 1 }",
        ],
        ["notify"] = ["New-VoiceNotifyAction @{ step = 1 } https://example.com/e -EventMethod POST"],
        ["wait"] = ["New-VoiceWaitAction 5"],
        ["transfer"] = [$"New-VoiceTransferAction CON-{Leg} -CanHear {Leg} -Mute", $"New-VoiceTransferAction CON-{Leg} -CanSpeak @()"],
    };

    public static TheoryData<string> Actions => [.. NccoSchema.Actions.Where(static action => !action.IsRetired).Select(static action => action.Name)];

    public static TheoryData<string, string, string> Numbers => new(
        from action in NccoSchema.Actions
        where !action.IsRetired
        from option in Flatten(action.Options, string.Empty)
        where option.Schema.Kind is NumberKind
        select (action.Name, option.Path, option.Schema.Name));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_option_of_an_action_can_be_said(string action)
    {
        var made = Make(action);

        Assert.All(
            Flatten(NccoSchema.Find(action)!.Options, string.Empty),
            option => Assert.Contains(made, json => Has(json, option.Path)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void What_is_made_stands_up_to_the_test_of_an_NCCO(string action) => Assert.All(Make(action), json =>
    {
        // A text that a key may end needs somebody to listen.
        var ncco = json.Contains("\"bargeIn\":true", StringComparison.Ordinal) ? $"""[{json},{"""{"action":"input","type":["dtmf"]}"""}]""" : $"[{json}]";
        Assert.Empty(NccoLinter.CheckJson(ncco).Select(static finding => finding.ToString()));
    });

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Both_have_the_same_limits(string action, string path, string name)
    {
        var kind = (NumberKind)Flatten(NccoSchema.Find(action)!.Options, string.Empty).Single(option => option.Path == path).Schema.Kind;
        var limits = LimitsOf(CommandOf(action), ParameterOf(name));

        Assert.Equal(kind.LeastOfAll, limits.Least);
        Assert.Equal(kind.MostOfAll, limits.Most);
    }

    private static IReadOnlyList<string> Make(string action)
    {
        using var session = new ModuleSession();
        var result = session.Run(string.Join("\n", Everything[action]));
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        return [.. result.Output.Select(static made => made.ToString()!)];
    }

    private static string CommandOf(string action) => $"New-Voice{ParameterOf(action)}Action";

    // The API's names are those of the parameters, but for the one that is spelled as in a request.
    private static string ParameterOf(string option) => option == "beep_timeout" ? "BeepTimeout" : char.ToUpperInvariant(option[0]) + option[1..];

    private static (decimal Least, decimal Most) LimitsOf(string command, string parameter)
    {
        using var session = new ModuleSession();
        var attributes = session.Run($"Get-Command {command}").Single<CmdletInfo>().Parameters[parameter].Attributes;
        if (attributes.OfType<ValidateRangeAttribute>().SingleOrDefault() is { } range) return (Number(range.MinRange), Number(range.MaxRange));

        var ends = attributes.Single(static attribute => attribute.GetType().Name == "ValidateRangeIfGivenAttribute");
        return (Number(ends.GetType().GetProperty("Minimum")!.GetValue(ends)!), Number(ends.GetType().GetProperty("Maximum")!.GetValue(ends)!));

        // The most that a parameter can hold is no limit of the API's.
        static decimal Number(object end) =>
            Convert.ToDecimal(end, CultureInfo.InvariantCulture) is var number && number == int.MaxValue ? decimal.MaxValue : number;
    }

    private static bool Has(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        return path.Split('.').All(name => element.TryGetProperty(name, out element));
    }

    private static IEnumerable<(string Path, OptionSchema Schema)> Flatten(IEnumerable<OptionSchema> options, string prefix) => options
        .Where(static option => option.ReplacedBy is null)
        .SelectMany(option => option.Kind is ObjectKind { Options.Count: > 0 } group
            ? Flatten(group.Options, $"{prefix}{option.Name}.")
            : [($"{prefix}{option.Name}", option)]);
}
