using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class ArgumentTests
{
    private const string Script =
        "param([string] $Name = 'none', [int] $Count = 1, [switch] $Loud, [Parameter(ValueFromRemainingArguments)] $Rest)\n" +
        "\"$Name|$($Count + 0)|$Loud|$($Rest -join ',')\"";

    [Theory]
    [InlineData("none|1|False|")]
    [InlineData("Ada|1|False|", "-Name", "Ada")]
    [InlineData("Ada|3|True|", "-Name:Ada", "-Loud", "-Count", "3")]
    [InlineData("Ada|1|False|", "-Loud:$false", "Ada")]
    [InlineData("Ada|1|True|", "-Loud:true", "-Name:", "Ada")]
    [InlineData("Ada|2|False|x,y z", "Ada", "2", "x", "y z")]
    [InlineData("-5|1|False|", "-Name:-5")]
    [InlineData("Ada Lovelace|1|False|", "-na", "Ada Lovelace")]
    public void Arguments_bind_to_a_script_as_with_pwsh_File(string expected, params string[] arguments) =>
        Assert.Equal(expected, HostRun.Script(Script, arguments).Output.Trim());

    [Fact]
    public void An_unknown_parameter_is_refused() =>
        Assert.Equal(1, HostRun.Script("[CmdletBinding()] param($Name) 'ran'", "-Unknown", "x").Code);

    [Fact]
    public void A_script_knows_its_own_place()
    {
        var run = HostRun.Script("$PSScriptRoot -eq (Split-Path $PSCommandPath); $MyInvocation.MyCommand.Name -like '*.ps1'");

        Assert.Equal(["True", "True"], run.Lines);
    }
}
