using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using VoicePS.Core.Json;
using VoicePS.Core.Ncco;
using VoicePS.Core.Ncco.Schema;
using VoicePS.Core.Tts;
using VoicePS.Tests.Support;
using Xunit;

namespace VoicePS.Tests.Core;

/// <summary>What is found in NCCOs, and what is not. (Each rule by itself: Test-VoiceNcco.Tests.ps1.)</summary>
public sealed class NccoLinterTests
{
    private static readonly HashSet<string> Rules = [.. RuleNames.Select(static row => row.Data)];

    public static TheoryData<string> Valid => [.. NccoCorpus.Valid];

    public static TheoryData<string> Tolerated => [.. NccoCorpus.Tolerated];

    public static TheoryData<string> RuleNames =>
    [
        .. typeof(NccoRules).GetFields().Select(static constant => (string)constant.GetRawConstantValue()!),
        TalkVoice.LanguageRule, TalkVoice.StyleRule, TalkVoice.PremiumRule, TalkVoice.VoiceNameRule, TalkVoice.SsmlRule,
        SpokenText.TooLongRule, SpokenText.SsmlInvalidRule, SpokenText.UnknownTagRule, SpokenText.WithoutSpeakRule,
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_the_reference_has_is_clean(string ncco)
    {
        Assert.Empty(NccoLinter.CheckJson(ncco).Select(static finding => finding.ToString()));
        Assert.Empty(NccoLinter.Check(VoiceNcco.Parse(ncco)).Select(static finding => finding.ToString()));
    }

    [Theory]
    [MemberData(nameof(Tolerated))]
    public void What_the_service_takes_all_the_same_is_told_and_not_refused(string ncco)
    {
        var findings = NccoLinter.CheckJson(ncco);

        Assert.NotEmpty(findings);
        Assert.All(findings, static finding => Assert.True(finding.Severity == VoiceNccoSeverity.Warning, finding.ToString()));
    }

    [Fact]
    public void The_corpus_has_every_action_with_every_option()
    {
        var seen = NccoCorpus.Valid.Concat(NccoCorpus.Tolerated)
            .SelectMany(static ncco => VoiceNcco.Parse(ncco).Actions)
            .SelectMany(static action => action.Options.Keys.Select(option => $"{action.Action}.{option}"))
            .ToHashSet();
        var known = NccoSchema.Actions.SelectMany(static action => action.Options
            .Where(static option => option.Name != "action")
            .Select(option => $"{action.Name}.{option.Name}"));

        Assert.Empty(known.Except(seen));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_rule_has_a_test_of_its_own_and_a_line_in_the_help(string rule)
    {
        var tests = File.ReadAllText(Repository.PathOf("tests", "Pester", "Test-VoiceNcco.Tests.ps1"));
        var help = File.ReadAllText(Repository.PathOf("docs", "help", "about_VoiceNcco.md"));

        Assert.Contains($"Rule = '{rule}'", tests, StringComparison.Ordinal);
        Assert.Contains($"| `{rule}` |", help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_of_an_action_are_told_apart_by_their_names_whatever_their_case()
    {
        foreach (var options in NccoSchema.Actions.Select(static action => action.Options).Concat(NccoSchema.Endpoints.Values))
        {
            var names = options.SelectMany(static option => option.DisputedNames.Append(option.Name)).Select(static name => name.ToLowerInvariant());
            Assert.Equal(names, names.Distinct());
        }
    }

    [Theory]
    [InlineData("""[{"action":"talk","text":"a",}]""", 1, 30, "a comma too many")]
    [InlineData("""[{"action":"talk" """, 1, 19, "ends before everything is closed")]
    [InlineData("[\n  {\"action\":\"t\u00e4lk \u20ac \U0001F600\"}\n  {}\n]", 3, 3, "the character { cannot stand here")]
    [InlineData("[{'action':'talk'}]", 1, 3, "double quotes")]
    [InlineData("[ // say hello\n]", 1, 3, "no comments")]
    [InlineData("[{\"action\":\"talk\",\"text\":\"one\ntwo\"}]", 1, 30, "line end or a tab")]
    [InlineData("\ufeff[1", 1, 3, "ends before everything is closed")]
    public void Broken_JSON_is_shown_where_an_editor_shows_it(string json, int line, int position, string reason)
    {
        var finding = Assert.Single(NccoLinter.CheckJson(json));

        Assert.Equal(NccoRules.NotJson, finding.Rule);
        Assert.Contains($"(line {line}, position {position}): ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.Equal(finding.Message, Assert.ThrowsAny<FormatException>(() => VoiceNcco.Parse(json)).Message);
    }

    // The texts are too long to be names of tests.
    private static readonly Dictionary<string, string> HostileTexts = new()
    {
        { "nested far too deeply", new string('[', 1_000_000) },
        { "one very long text", $$"""[{"action":"talk","text":"<speak>{{new string('<', 1_000_000)}}</speak>"}]""" },
        { "very many actions", $"[{string.Join(",", Enumerable.Repeat("""{"action":"talk","text":""}""", 100_000))}]" },
        { "very many options", $$"""[{"action":"talk",{{string.Join(",", Enumerable.Range(0, 200_000).Select(static i => $"\"texd{i}\":{i}"))}}}]""" },
        { "a very long name", $$"""[{"action":"talk","{{new string('t', 1_000_000)}}":1}]""" },
        { "a very long language", $$"""[{"action":"talk","text":"a","language":"{{new string('x', 1_000_000)}}"}]""" },
        { "a very long voice", $$"""[{"action":"talk","text":"a","voiceName":"{{new string('x', 1_000_000)}}"}]""" },
        { "a very long action", $$"""[{"action":"{{new string('t', 1_000_000)}}"}]""" },
        { "the same option very often", $$"""[{"action":"talk"{{string.Concat(Enumerable.Repeat(",\"text\":\"a\"", 100_000))}}}]""" },
        { "very large numbers", """[{"action":"talk","text":"a","loop":1e308,"style":-1e-300,"level":1e999},{"action":"record","timeOut":99999999999999999999999999999999}]""" },
        { "very many lines", new string('\n', 1_000_000) + "[" },
        { "blanks only", new string(' ', 1_000_000) },
        { "nothing", "" },
    };

    public static TheoryData<string> Hostile => [.. HostileTexts.Keys];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Hostile))]
    public async System.Threading.Tasks.Task Hostile_text_is_answered_in_time(string what) =>
        Assert.NotEmpty(await System.Threading.Tasks.Task.Run(() => Check(HostileTexts[what]), TestContext.Current.CancellationToken));

    [Fact(Timeout = 60_000)]
    public async System.Threading.Tasks.Task Values_without_an_end_are_answered_in_time()
    {
        var itself = new Dictionary<string, object?> { ["action"] = "notify", ["eventUrl"] = new[] { "https://example.com/e" } };
        itself["payload"] = itself;
        Assert.Equal(NccoRules.TooDeep, Assert.Single(await RunAsync([itself])).Rule);

        var wide = new object?[] { 1, 2 };
        for (var level = 0; level < 40; level++) wide = [wide, wide];
        var doubled = new Dictionary<string, object?> { ["action"] = "notify", ["eventUrl"] = new[] { "https://example.com/e" }, ["payload"] = wide };
        Assert.Equal(NccoRules.TooLarge, Assert.Single(await RunAsync([doubled])).Rule);

        Assert.Contains(await RunAsync(Endless()), static finding => finding.Rule == NccoRules.TooManyFindings);

        static IEnumerable<object?> Endless()
        {
            while (true) yield return 1;
        }

        static System.Threading.Tasks.Task<IReadOnlyList<VoiceNccoFinding>> RunAsync(IEnumerable<object?> actions) =>
            System.Threading.Tasks.Task.Run(() => NccoLinter.CheckActions(actions), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void However_much_is_wrong_there_is_an_end_to_the_findings()
    {
        var findings = NccoLinter.CheckJson($"[{string.Join(",", Enumerable.Repeat("1", 5000))}]");

        Assert.Equal(1001, findings.Count);
        Assert.Equal(NccoRules.TooManyFindings, findings[^1].Rule);
        Assert.Equal("[999]", findings[^2].Path);
    }

    [Fact]
    public void Values_of_any_type_that_has_a_form_in_JSON_are_understood()
    {
        Assert.Empty(NccoLinter.CheckActions([new Dictionary<string, object?>
        {
            ["action"] = "talk",
            ["text"] = 'x',
            ["loop"] = (byte)2,
            ["level"] = 0.1f,
            ["style"] = 2UL,
            ["premium"] = true,
            ["providerOptions"] = JsonDocument.Parse("""{"a":[1]}""").RootElement,
        }]));
        Assert.Empty(NccoLinter.CheckActions([new Dictionary<string, object?>
        {
            ["action"] = "stream",
            ["streamUrl"] = new List<Uri> { new("https://example.com/a.mp3") },
            ["level"] = -0.5,
        }]));
    }

    [Fact]
    public void What_has_no_form_in_JSON_is_shown()
    {
        var findings = NccoLinter.CheckActions([new Dictionary<string, object?> { ["action"] = "notify", ["eventUrl"] = new[] { "https://example.com/e" }, ["payload"] = new object?[] { TimeSpan.Zero, double.NaN } }]);

        Assert.Equal(
            ["[0].payload[0] NoJsonForm", "[0].payload[1] NoJsonForm"],
            findings.Select(static finding => $"{finding.Path} {finding.Rule}"));
    }

    [Fact]
    public void The_secret_of_a_websocket_is_never_shown()
    {
        foreach (var value in new[] { "12345678901234567890", "\"\"", "[\"s3cr3t\"]", $"\"{new string('s', 9000)}\"" })
        {
            var findings = NccoLinter.CheckJson($$$"""[{"action":"connect","endpoint":[{"type":"websocket","uri":"wss://e.example/s","content-type":"audio/l16;rate=8000","authorization":{"type":"custom","value":{{{value}}}}}]}]""");
            Assert.DoesNotContain("1234567", Assert.Single(findings).ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", findings[0].ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("sss", findings[0].ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Checks an NCCO, and the form of all that is found.</summary>
    internal static IReadOnlyList<VoiceNccoFinding> Check(string ncco)
    {
        var findings = NccoLinter.CheckJson(ncco);
        foreach (var finding in findings)
        {
            Assert.Contains(finding.Rule, Rules);
            Assert.Matches(@"\A(\[[0-9]+\](\.[A-Za-z0-9_-]+|\['.*'\]|\[[0-9]+\])*…?)?\z", finding.Path.Replace("\n", " ", StringComparison.Ordinal));
            Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
            Assert.NotEmpty(finding.Fix);
            Assert.True(finding.Message.Length < 1000, finding.Message);
        }

        return findings;
    }
}
