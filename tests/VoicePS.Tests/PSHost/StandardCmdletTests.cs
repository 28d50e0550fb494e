using System.Linq;
using Xunit;

namespace VoicePS.Tests.Hosting;

public sealed class StandardCmdletTests
{
    [Theory]
    [InlineData("1..10 | Select-Object -First 2", "1 2")]
    [InlineData("1..10 | Select-Object -First 2 -Skip 3", "4 5")]
    [InlineData("1..5 | Select-Object -Last 2", "4 5")]
    [InlineData("1..5 | Select-Object -Last 2 -Skip 1", "3 4")]
    [InlineData("1..5 | Select-Object -First 1 -Last 1", "1 5")]
    [InlineData("1..5 | Select-Object -Skip 3", "4 5")]
    [InlineData("1..5 | Select-Object -First 0", "")]
    [InlineData("'a', 'b', 'c' | Select-Object -Index 2, 0", "a c")]
    [InlineData("1, 1, 2, 1 | Select-Object -Unique", "1 2")]
    [InlineData("'a', 'A' | Select-Object -Unique", "a A")]
    [InlineData("[pscustomobject]@{ n = 1; l = 2, 3 } | Select-Object -ExpandProperty l", "2 3")]
    [InlineData("[pscustomobject]@{ n = 1; l = 2, 3 } | Select-Object n -ExpandProperty l | ForEach-Object { \"$_$($_.n)\" }", "21 31")]
    [InlineData("[pscustomobject]@{ ab = 1; ac = 2; b = 3 } | Select-Object a* -ExcludeProperty ac | ForEach-Object { $_.psobject.Properties.Name }", "ab")]
    [InlineData("[pscustomobject]@{ a = 1; b = 2 } | Select-Object -ExcludeProperty a | ForEach-Object { $_.psobject.Properties.Name }", "b")]
    [InlineData("[pscustomobject]@{ a = 1 } | Select-Object @{ n = 'x'; e = { $_.a + 1 } }, @{ Label = 'y'; Expression = 'a' } | ForEach-Object { $_.x; $_.y }", "2 1")]
    [InlineData("[pscustomobject]@{ a = 1 } | Select-Object a, missing | ForEach-Object { $_.psobject.Properties.Name; $null -eq $_.missing }", "a missing True")]
    [InlineData("3, 20, 100 | Sort-Object", "3 20 100")]
    [InlineData("'b', 'A', 'c', 'a' | Sort-Object", "A a b c")]
    [InlineData("'b', 'A', 'a' | Sort-Object -Unique", "A b")]
    [InlineData("'b', 'A', 'a' | Sort-Object -CaseSensitive", "a A b")]
    [InlineData("3, 1, 2 | Sort-Object -Descending", "3 2 1")]
    [InlineData("'ccc', 'a', 'bb' | Sort-Object Length -Descending", "ccc bb a")]
    [InlineData("'bb', 'a', 'cc' | Sort-Object { $_.Length }, { $_ }", "a bb cc")]
    [InlineData("'bb', 'a', 'cc' | Sort-Object @{ e = 'Length'; Descending = $true }, { $_ }", "bb cc a")]
    [InlineData("[pscustomobject]@{ a = 2 }, [pscustomobject]@{ b = 0 }, [pscustomobject]@{ a = 1 } | Sort-Object a | ForEach-Object { \"$($_.a)\" }", "1 2 ")]
    [InlineData("'a', 'b', 'A' | Group-Object | ForEach-Object { \"$($_.Name)$($_.Count)\" }", "a2 b1")]
    [InlineData("'a', 'bb', 'cc' | Group-Object Length -NoElement | ForEach-Object { \"$($_.Name):$($_.Count):$($_.Group.Count)\" }", "1:1:0 2:2:0")]
    [InlineData("('a', 'bb', 'cc' | Group-Object Length -AsHashTable)[2] -join '+'", "bb+cc")]
    [InlineData("('a', 'bb', 'cc' | Group-Object Length -AsHashTable -AsString)['2'].Count", "2")]
    [InlineData("1..4 | Measure-Object -Sum -Average -Minimum -Maximum | ForEach-Object { $_.Count; $_.Sum; $_.Average; $_.Minimum; $_.Maximum; $_.Sum.GetType().Name }", "4 10 2.5 1 4 Double")]
    [InlineData("'b', 'a' | Measure-Object -Minimum | ForEach-Object { $_.Minimum; $_.GetType().Name }", "a GenericObjectMeasureInfo")]
    [InlineData("'ccc', 'a' | Measure-Object Length -Maximum | ForEach-Object { $_.Maximum; $_.Property }", "3 Length")]
    [InlineData("(@() | Measure-Object).Count", "0")]
    [InlineData("Join-Path a b c | ForEach-Object { $_.Replace('\\', '/') }", "a/b/c")]
    [InlineData("Split-Path a/b.txt -Leaf; Split-Path a/b.txt -LeafBase; Split-Path a/b.txt -Extension", "b.txt b .txt")]
    [InlineData("Test-Path env:PATH; Test-Path nodrive:/x; Test-Path ''", "True False False")]
    [InlineData("New-TimeSpan -Minutes 90 | ForEach-Object TotalHours", "1.5")]
    [InlineData("Get-Date '2020-02-03 04:05' -Format 'yyyyMMdd-HHmm'", "20200203-0405")]
    [InlineData("(New-Object PSObject -Property @{ a = 5 }).a; (New-Object System.Uri 'http://a/').Host", "5 a")]
    [InlineData("ConvertTo-SecureString s3cret -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText", "s3cret")]
    [InlineData("$o = [pscustomobject]@{ a = 2 }; $o | Add-Member b 3; $o | Add-Member ScriptMethod Twice { $this.a * 2 }; $o.b; $o.Twice()", "3 4")]
    [InlineData("Set-Variable answer 42; $answer; Get-Variable answer -ValueOnly", "42 42")]
    [InlineData("(1 | Get-Member CompareTo).MemberType", "Method")]
    [InlineData("1, (2, 3) | Write-Output -NoEnumerate | ForEach-Object { @($_).Count }", "1 2")]
    [InlineData("1..3 | ForEach-Object -Parallel { Write-Output ($_ * 2) } | Sort-Object", "2 4 6")]
    [InlineData("Microsoft.PowerShell.Utility\\Select-Object -InputObject 4; Microsoft.PowerShell.Management\\Split-Path a/b", "4 a")]
    [InlineData("(Get-Command Get-Content).Source; (Get-Command Sort-Object).Source", "Microsoft.PowerShell.Management Microsoft.PowerShell.Utility")]
    [InlineData("1..20 | Get-Random -Count 3 | Measure-Object | ForEach-Object Count; (Get-Random -Minimum 5 -Maximum 6); (Get-Random -Maximum 1.0).GetType().Name", "3 5 Double")]
    public void A_standard_cmdlet_gives_what_the_original_gives(string command, string expected)
    {
        var run = HostRun.Command(command);

        Assert.Empty(run.Error);
        Assert.Equal(expected.Trim(), string.Join(' ', run.Output.Split(System.Environment.NewLine)).Trim());
    }

    [Fact]
    public void Select_Object_First_stops_what_comes_before_it_and_only_that()
    {
        var run = HostRun.Command(
            "1..1000000 | ForEach-Object { if ($_ -gt 2) { throw 'went on' }; $_ } | Select-Object -First 2 | ForEach-Object { \"got $_\" }; 'next'");

        Assert.Empty(run.Error);
        Assert.Equal(["got 1", "got 2", "next"], run.Lines);
    }

    [Fact]
    public void Write_Error_makes_the_record_that_was_asked_for()
    {
        var run = HostRun.Command(
            "Write-Error -Message m -ErrorId My.Id -Category ResourceBusy -TargetObject 5 -RecommendedAction wait 2>&1 | ForEach-Object {" +
            " $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; $_.TargetObject; $_.ErrorDetails.RecommendedAction; \"$_\"; $_.Exception.GetType().FullName; $_.CategoryInfo.Activity }");

        Assert.StartsWith("My.Id", run.Lines[0]);
        Assert.Equal(["ResourceBusy", "5", "wait", "m", "Microsoft.PowerShell.Commands.WriteErrorException", "Write-Error"], run.Lines.Skip(1));
    }

    [Fact]
    public void Write_Error_passes_exceptions_and_records_on()
    {
        var run = HostRun.Command(
            "Write-Error -Exception ([System.TimeoutException]::new('late')) 2>&1 | ForEach-Object { $_.Exception.GetType().Name; \"$_\" };" +
            "try { throw 'first' } catch { Write-Error -ErrorRecord $_ 2>&1 | ForEach-Object { \"$_\" } }");

        Assert.Equal(["TimeoutException", "late", "first"], run.Lines);
    }

    [Fact]
    public void Errors_of_path_cmdlets_have_the_originals_ids()
    {
        var run = HostRun.Command("Get-Content no/such/file 2>&1 | ForEach-Object FullyQualifiedErrorId; try { Import-Csv no/such.csv } catch { $_.FullyQualifiedErrorId }");

        Assert.Equal(
            ["PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand", "FileOpenFailure,Microsoft.PowerShell.Commands.ImportCsvCommand"],
            run.Lines);
    }
}
