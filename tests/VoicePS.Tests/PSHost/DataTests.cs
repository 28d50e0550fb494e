using System;
using System.IO;
using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class DataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("@{ a = 1 } | ConvertTo-Json -Compress", """{"a":1}""")]
    [InlineData("[ordered]@{ s = 'é<\"'; d = 1.50d; f = 2.0; b = $true; n = $null; e = [System.DayOfWeek]::Friday; l = @() } | ConvertTo-Json -Compress", """{"s":"é<\"","d":1.50,"f":2.0,"b":true,"n":null,"e":5,"l":[]}""")]
    [InlineData("[pscustomobject]@{ e = [System.DayOfWeek]::Friday } | ConvertTo-Json -Compress -EnumsAsStrings", """{"e":"Friday"}""")]
    [InlineData("1, 2 | ConvertTo-Json -Compress", "[1,2]")]
    [InlineData("ConvertTo-Json -Compress -InputObject @(1)", "[1]")]
    [InlineData("1 | ConvertTo-Json -Compress", "1")]
    [InlineData("1 | ConvertTo-Json -Compress -AsArray", "[1]")]
    [InlineData("$null | ConvertTo-Json -Compress", "null")]
    [InlineData("[System.Version]'1.2' | ConvertTo-Json -Compress", """{"Major":1,"Minor":2,"Build":-1,"Revision":-1,"MajorRevision":-1,"MinorRevision":-1}""")]
    [InlineData("@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress -Depth 5", """{"a":{"b":{"c":{"d":1}}}}""")]
    [InlineData("'{\"a\":[1,{\"b\":null}]}' | ConvertFrom-Json | ConvertTo-Json -Compress", """{"a":[1,{"b":null}]}""")]
    [InlineData("([datetime]'2020-01-02T03:04:05Z').ToUniversalTime() | ConvertTo-Json -Compress", "\"2020-01-02T03:04:05Z\"")]
    [InlineData("('{\"t\":\"2020-01-02T03:04:05Z\"}' | ConvertFrom-Json).t | ForEach-Object { $_.GetType().Name; $_.Kind }", "DateTime Utc")]
    [InlineData("('{\"i\":1,\"f\":1.5,\"big\":123456789012345678901234567890}' | ConvertFrom-Json) | ForEach-Object { $_.i.GetType().Name; $_.f.GetType().Name; $_.big.GetType().Name }", "Int64 Double BigInteger")]
    [InlineData("('[1,[2,3]]' | ConvertFrom-Json).Count; ('[1,2]' | ConvertFrom-Json -NoEnumerate | Measure-Object).Count", "2 1")]
    [InlineData("('{\"a\":{\"b\":1},\"A\":2}' | ConvertFrom-Json -AsHashtable).a.b", "1")]
    [InlineData("('{', '\"a\": 1', '}' | ConvertFrom-Json).a; '1', '2' | ConvertFrom-Json", "1 1 2")]
    public void Json_goes_both_ways_as_with_the_original(string command, string expected)
    {
        var run = HostRun.Command(command);

        Assert.Empty(run.Error);
        Assert.Equal(expected, string.Join(' ', run.Lines));
    }

    [Fact]
    public void Json_that_is_too_deep_is_cut_with_a_warning()
    {
        var run = HostRun.Command("@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress");

        Assert.Equal("WARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.", run.Lines[0]);
        Assert.Equal("""{"a":{"b":{"c":"System.Collections.Hashtable"}}}""", run.Lines[1]);
    }

    [Fact]
    public void Broken_json_is_a_terminating_error_with_the_originals_id()
    {
        var run = HostRun.Command("try { '{' | ConvertFrom-Json } catch { $_.FullyQualifiedErrorId; \"$_\" }");

        Assert.Equal("System.ArgumentException,Microsoft.PowerShell.Commands.ConvertFromJsonCommand", run.Lines[0]);
        Assert.StartsWith("Conversion from JSON failed with error: ", run.Lines[1]);
    }

    [Fact]
    public void Csv_keeps_quotes_commas_line_breaks_and_empty_values()
    {
        var file = Path.Combine(_folder.FullName, "numbers.csv");
        var run = HostRun.Command(
            $"[pscustomobject]@{{ Name = 'Ada \"the\" first'; Note = \"a,b`nc\"; Empty = ''; None = $null }} | Export-Csv '{file}';" +
            $"[pscustomobject]@{{ Name = ' x'; Note = 1.5 }} | Export-Csv '{file}' -Append;" +
            $"$r = Import-Csv '{file}'; $r.Count; $r[0].Name; $r[0].Note -eq \"a,b`nc\"; $r[0].Empty -eq ''; $r[1].Name; $r[1].Note");

        Assert.Empty(run.Error);
        Assert.Equal(["2", "Ada \"the\" first", "True", "True", " x", "1.5"], run.Lines);
        Assert.Equal(
            "\"Name\",\"Note\",\"Empty\",\"None\"\n\"Ada \"\"the\"\" first\",\"a,b\nc\",\"\",\n\" x\",\"1.5\",,\n",
            File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("\"a,b`n1, 2\" | ConvertFrom-Csv | ForEach-Object { \"<$($_.a)><$($_.b)>\" }", "<1><2>")]
    [InlineData("\"a;b`n1;2`n`n3;4\" | ConvertFrom-Csv -Delimiter ';' | ForEach-Object b", "2 4")]
    [InlineData("'1,2', '3' | ConvertFrom-Csv -Header x, y | ForEach-Object { \"$($_.x):$($null -eq $_.y)\" }", "1:False 3:True")]
    [InlineData("'#a comment', 'a', '1' | ConvertFrom-Csv | ForEach-Object a", "1")]
    [InlineData("[pscustomobject]@{ a = 1; b = 'x,y' } | ConvertTo-Csv -UseQuotes AsNeeded", "a,b 1,\"x,y\"")]
    [InlineData("[ordered]@{ a = 1; b = 2 } | ConvertTo-Csv", "\"a\",\"b\" \"1\",\"2\"")]
    [InlineData("[pscustomobject]@{ a = 1 } | ConvertTo-Csv -NoHeader -Delimiter ';'", "\"1\"")]
    public void Csv_text_goes_both_ways_as_with_the_original(string command, string expected)
    {
        var run = HostRun.Command(command);

        Assert.Empty(run.Error);
        Assert.Equal(expected, string.Join(' ', run.Lines));
    }

    [Fact]
    public void Files_are_written_read_listed_and_removed()
    {
        var run = HostRun.Command(
            $"Set-Location '{_folder.FullName}'; Set-Content a.txt one, two; 'x', 'y' | Set-Content b.txt -NoNewline; $null = New-Item sub -ItemType Directory; Set-Content sub/c.txt three;" +
            "Get-Content a.txt; (Get-Content a.txt -Raw).Replace(\"`r\", '').Length; Get-Content b.txt; Get-Content a.txt -Tail 1; Get-Content a.txt -First 1;" +
            "(Get-ChildItem -Name) -join '+'; (Get-ChildItem -Recurse -File -Filter c*).Name; Test-Path sub -PathType Leaf;" +
            "Remove-Item a.txt -WhatIf; Test-Path a.txt; Remove-Item a.txt; Test-Path a.txt; Remove-Item sub -Recurse; Test-Path sub");

        Assert.Empty(run.Error);
        Assert.Equal(
            ["one", "two", "8", "xy", "two", "one", "sub+a.txt+b.txt", "c.txt", "False", "What if: Performing the operation \"Remove-Item\" on target \"" + Path.Combine(_folder.FullName, "a.txt") + "\".", "True", "False", "False"],
            run.Lines);
    }
}
