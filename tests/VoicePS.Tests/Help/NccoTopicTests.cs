using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VoicePS.Core.Ncco.Schema;
using Xunit;

namespace VoicePS.Tests.Help;

/// <summary>The topic about NCCOs has the very table that NCCOs are tested by.</summary>
public sealed class NccoTopicTests
{
    private static readonly string Topic = File.ReadAllText(ModuleHelp.PathOf("about_VoiceNcco")).ReplaceLineEndings("\n");

    public static TheoryData<string> Tables =>
    [
        .. NccoSchema.Actions.Where(static action => !action.IsRetired).Select(static action => Table(action.Name, action.Options)),
        .. NccoSchema.Endpoints.Select(static endpoint => Table($"An endpoint of type {endpoint.Key}", endpoint.Value)),
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_topic_has_each_option_with_what_it_may_be(string table) => Assert.Contains(table, Topic, StringComparison.Ordinal);

    private static string Table(string title, IReadOnlyList<OptionSchema> options)
    {
        var rows = Rows(options, string.Empty).ToArray();
        return rows.Length == 0
            ? $"### {title}\n"
            : $"### {title}\n\n| Option | What it is |\n| --- | --- |\n{string.Join("\n", rows)}\n";
    }

    private static IEnumerable<string> Rows(IEnumerable<OptionSchema> options, string prefix) => options
        .Where(option => prefix.Length > 0 || option is not { Name: "action" } and not { Name: "type", Kind: ChoiceKind })
        .Where(static option => option.ReplacedBy is null)
        .SelectMany(option => option.Kind is ObjectKind { Options.Count: > 0 } group
            ? Rows(group.Options, $"{prefix}{option.Name}.").Prepend($"| `{prefix}{option.Name}` | An object with the options that follow. |")
            : [Row(option, prefix)]);

    private static string Row(OptionSchema option, string prefix)
    {
        var description = option.Kind.Description;
        var what = option.Kind is ChoiceKind
            ? $"`{description.Replace(", ", "`, `", StringComparison.Ordinal).Replace(" or ", "` or `", StringComparison.Ordinal)}`"
            : char.ToUpperInvariant(description[0]) + description[1..];
        var otherwise = option.Default is { } value ? $"; `{value.Trim('"')}` if not given" : string.Empty;
        return $"| `{prefix}{option.Name}` | {what}{otherwise}.{(option.IsRequired ? " Required." : string.Empty)} |";
    }
}
