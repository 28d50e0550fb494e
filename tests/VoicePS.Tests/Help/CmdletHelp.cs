using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HelpBuilder.Pages;

namespace VoicePS.Tests.Help;

/// <summary>A cmdlet three times: as it is, as Get-Help tells it, and as its page in docs/help has it.</summary>
internal sealed record CmdletHelp(CmdletInfo Command, HelpNode Help, CommandPage Page)
{
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters];

    /// <summary>The parameter sets, the default first, as help lists them.</summary>
    public IReadOnlyList<CommandParameterSetInfo> Sets => [.. Command.ParameterSets.OrderByDescending(static set => set.IsDefault)];

    /// <summary>The parameters without those that every cmdlet has.</summary>
    public IReadOnlyList<ParameterMetadata> Parameters => [.. Command.Parameters.Values.Where(static parameter => !Common.Contains(parameter.Name))];

    public IReadOnlyList<HelpNode> Examples => Help.One("examples").All("example");

    public static IEnumerable<CommandParameterInfo> Own(CommandParameterSetInfo set) =>
        set.Parameters.Where(static parameter => !Common.Contains(parameter.Name));
}
