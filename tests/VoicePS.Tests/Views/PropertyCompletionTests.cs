using System;
using System.Linq;
using System.Management.Automation;
using VoicePS.Tests.Module;
using Xunit;

namespace VoicePS.Tests.Views;

/// <summary>What Tab offers after a cmdlet: the properties of what it writes.</summary>
public sealed class PropertyCompletionTests
{
    public static TheoryData<string> Names =>
        [.. ViewDefinitions.Cmdlets().Where(static cmdlet => cmdlet.Outputs.Any(static type => type.Namespace == "VoicePS")).Select(static cmdlet => cmdlet.Name)];

    [Fact]
    public void Tab_after_Get_VoiceCall_and_St_offers_the_status()
    {
        using var session = new ModuleSession();

        Assert.Equal(["StartTime", "Status"], Offered(session, "Get-VoiceCall | Where-Object St"));
        Assert.Equal(["StartTime", "Status"], Offered(session, "Get-VoiceCall | ForEach-Object { $_.St"));
        Assert.Contains("ConversationUuid", Offered(session, "Get-VoiceCall | Sort-Object Conv"));
        Assert.Contains("Digits", Offered(session, "Receive-VoiceEvent | Where-Object Di"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tab_offers_every_property_of_what_a_cmdlet_writes(string name)
    {
        using var session = new ModuleSession();
        var outputs = ViewDefinitions.Cmdlets().Single(cmdlet => cmdlet.Name == name).Outputs.Where(static type => type.Namespace == "VoicePS").ToArray();
        var expected = outputs.SelectMany(static type => type.GetProperties()).Select(static property => property.Name).Distinct().ToArray();

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(Offered(session, $"{name} | Where-Object ")));
        Assert.Empty(expected.Except(Offered(session, $"{name} | Where-Object {{ $_.")));
    }

    private static string[] Offered(ModuleSession session, string text)
    {
        using var shell = session.Begin(text);
        return [.. CommandCompletion.CompleteInput(text, text.Length, null, shell).CompletionMatches.Select(static match => match.CompletionText)];
    }
}
